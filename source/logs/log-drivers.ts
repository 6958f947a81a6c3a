import {t, type SafeText} from '../text/safe-text.js';

/** Where the logs went that an engine can't give back. */
const places: Readonly<Record<string, SafeText>> = {
	none: t`its log driver is none: nothing is kept`,
	syslog: t`its logs go to syslog: look there, often /var/log/syslog or journalctl`,
	journald: t`its logs go to the host's journal: journalctl CONTAINER_NAME=…`,
	fluentd: t`its logs go to fluentd`,
	gelf: t`its logs go to a GELF collector, such as Graylog`,
	awslogs: t`its logs go to Amazon CloudWatch`,
	gcplogs: t`its logs go to Google Cloud Logging`,
	splunk: t`its logs go to Splunk`,
	etwlogs: t`its logs go to the Windows event trace`,
};

export function driverHint(driver: SafeText | undefined): SafeText | undefined {
	if (driver === undefined || driver === '') {
		return undefined;
	}

	return places[driver] ?? t`its logs go to the log driver ${driver}`;
}
