// The engine of the soak, in a process of its own: a churning fleet that restarts every so often.
import process from 'node:process';
import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {pause} from './eventually.js';

const [containers = '1000', restartEveryMs = '50000', churnPerSecond = '5'] = process.argv.slice(2);
const {socketPath, control, close} = await startDemoLab({containers: Number(containers), seed: 7});
process.stdout.write(`${socketPath}\n`);
process.on('SIGTERM', () => {
	void close().then(() => process.exit(0));
});
// The soak wants a quiet engine to compare with.
process.on('SIGUSR2', () => control.churn(0));
control.churn(Number(churnPerSecond));
for (;;) {
	await pause(Number(restartEveryMs));
	control.storm(500, 500);
	await control.stop();
	await pause(1000);
	await control.start();
}
