import {safe, type SafeText} from '../text/safe-text.js';

/** Where the logs went that an engine can't give back. */
const places: Readonly<Record<string, SafeText>> = {
	none: safe`its log driver is none: nothing is kept`,
	syslog: safe`its logs go to syslog: look there, often /var/log/syslog or journalctl`,
	journald: safe`its logs go to the host's journal: journalctl CONTAINER_NAME=…`,
	fluentd: safe`its logs go to fluentd`,
	gelf: safe`its logs go to a GELF collector, such as Graylog`,
	awslogs: safe`its logs go to Amazon CloudWatch`,
	gcplogs: safe`its logs go to Google Cloud Logging`,
	splunk: safe`its logs go to Splunk`,
	etwlogs: safe`its logs go to the Windows event trace`,
};

export function driverHint(driver: SafeText | undefined): SafeText | undefined {
	if (driver === undefined || driver === '') {
		return undefined;
	}

	return places[driver] ?? safe`its logs go to the log driver ${driver}`;
}
