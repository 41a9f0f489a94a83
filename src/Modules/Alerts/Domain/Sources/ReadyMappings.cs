namespace Platform.Alerts.Domain.Sources;

/// <summary>Mappings for programs many companies have, each with a payload such as they send. What they leave to whoever sets them up is as the guides beside the editor say.</summary>
internal static class ReadyMappings
{
    /// <summary>A mapping one can begin with.</summary>
    public sealed record Ready(string Key, string Title, AlertMapping Mapping, string Sample);

    private static readonly MappedWord[] Priorities = Words(("P1", "critical"), ("P2", "high"), ("P3", "medium"), ("P4", "low"), ("P5", "info"));

    // The webhook of Grafana Alerting, and with the same members that of Alertmanager.
    private static readonly AlertMapping Grafana = new()
    {
        Each = "$.alerts[*]", Name = Text("{@.labels.alertname}"), Severity = Text("{@.labels.severity|@.labels.priority|'medium'}", Priorities),
        LabelsFrom = "@.labels", AnnotationsFrom = "@.annotations", Annotations = Pairs(("values", "{@.valueString}")), StartsAt = Text("{@.startsAt}"), EndsAt = Text("{@.endsAt}"),
        ResolvedWhen = [Is("{@.status}", "resolved")], Fingerprint = Text("{@.fingerprint}"), Url = Text("{@.generatorURL}"),
    };

    // What is posted is one's own to say: the notification's placeholders as a form. A state that is over is written “Down ended (now: Up)”.
    private static readonly AlertMapping Prtg = new()
    {
        Name = Text("{$.sensor|$.name}"), Severity = Text("{$.status}", Words(("Down*", "critical"), ("Warning*", "medium"), ("Unusual*", "low"), ("*", "high"))),
        Labels = Pairs(("source", "prtg"), ("device", "{$.device}"), ("site", "{$.site|$.group}"), ("host", "{$.host}")),
        Annotations = Pairs(("summary", "{$.device}: {$.message|$.status}"), ("probe", "{$.probe}")),
        ResolvedWhen = [Is("{$.status}", "Up*", "*(now: Up)", "*ended*")], IgnoredWhen = [Is("{$.status}", "Paused*", "Unknown*")],
        Fingerprint = Text("{$.sensorid}"), Url = Text("{$.link}"),
    };

    // The parameters of a media type as they are, posted as JSON: tags come as the text of a list.
    private static readonly AlertMapping Zabbix = new()
    {
        Name = Text("{$.event_name}"),
        Severity = Text("{$.severity}", Words(("Disaster", "critical"), ("High", "high"), ("Average", "medium"), ("Warning", "low"), ("Information", "info"), ("Not classified", "info"))),
        LabelsFrom = "$.tags", Labels = Pairs(("source", "zabbix"), ("host", "{$.host}"), ("device", "{$.device|$.host}")),
        Annotations = Pairs(("summary", "{$.event_name} on {$.host}"), ("data", "{$.opdata}")),
        ResolvedWhen = [Is("{$.event_value}", "0"), Is("{$.status}", "OK", "RESOLVED")], IgnoredWhen = [Is("{$.update_status}", "1")], Fingerprint = Text("{$.event_id}"), Url = Text("{$.url}"),
    };

    // 0 is down, 1 up, 2 pending, 3 maintenance. A test and a certificate's expiry come without a heartbeat.
    private static readonly AlertMapping UptimeKuma = new()
    {
        Name = Text("{$.monitor.name}"), Severity = Text("{$.heartbeat.status}", Words(("*", "critical"))), LabelsFrom = "$.monitor.tags",
        Labels = Pairs(("source", "uptime-kuma"), ("check", "{$.monitor.type}")),
        Annotations = Pairs(("summary", "{$.heartbeat.msg|$.msg}"), ("address", "{$.monitor.url|$.monitor.hostname}")), StartsAt = Text("{$.heartbeat.time}"),
        ResolvedWhen = [Is("{$.heartbeat.status}", "1")], IgnoredWhen = [Is("{$.heartbeat.status|'none'}", "2", "3", "none")], Fingerprint = Text("{$.monitor.id}"),
    };

    // What is posted is one's own to say: the integration's variables under these names.
    private static readonly AlertMapping Datadog = new()
    {
        Name = Text("{$.title|$.event_title}"),
        Severity = Text("{$.priority|$.type}", [.. Priorities, .. Words(("error", "high"), ("warning", "medium"), ("success", "info"), ("*", "medium"))]), LabelsFrom = "$.tags",
        Labels = Pairs(("source", "datadog"), ("device", "{$.host}"), ("monitor", "{$.alert_id}")), Annotations = Pairs(("summary", "{$.message|$.body}"), ("scope", "{$.scope}")),
        ResolvedWhen = [Is("{$.transition}", "Recovered")], Fingerprint = Text("{$.cycle_key|$.alert_id}"), Url = Text("{$.link}"),
    };

    private static readonly AlertMapping Plain = new()
    {
        Name = Text("{$.name|$.title|$.alert}"), Severity = Text("{$.severity|$.priority|'medium'}", Priorities), LabelsFrom = "$.labels",
        Labels = Pairs(("site", "{$.site}"), ("device", "{$.device|$.host}")), Annotations = Pairs(("summary", "{$.summary|$.message|$.description}")),
        StartsAt = Text("{$.startsAt|$.timestamp}"), ResolvedWhen = [Is("{$.status|$.state}", "resolved", "ok", "closed", "up", "recovered")], Fingerprint = Text("{$.id}"), Url = Text("{$.url}"),
    };

    public static readonly Ready[] All =
    [
        new("grafana", "Grafana", Grafana, """
            {"receiver": "platform", "status": "firing", "orgId": 1, "version": "1", "groupKey": "{}:{alertname=\"Cold store too warm\"}", "truncatedAlerts": 0, "externalURL": "https://grafana.example/",
             "alerts": [
               {"status": "firing", "labels": {"alertname": "Cold store too warm", "severity": "critical", "site": "S-1", "grafana_folder": "Cooling"},
                "annotations": {"summary": "Cold store 2 has been above 8 °C for ten minutes"}, "startsAt": "2026-11-20T08:41:10Z", "endsAt": "0001-01-01T00:00:00Z",
                "generatorURL": "https://grafana.example/alerting/grafana/a1/view", "fingerprint": "8d1f0c2e7b6a5f43", "valueString": "[ var='B' labels={} value=9.3 ]", "values": {"B": 9.3}},
               {"status": "resolved", "labels": {"alertname": "Pump stopped", "severity": "high", "site": "S-1"},
                "annotations": {"summary": "Pump 4 stands still"}, "startsAt": "2026-11-20T07:02:00Z", "endsAt": "2026-11-20T08:40:00Z",
                "generatorURL": "https://grafana.example/alerting/grafana/b7/view", "fingerprint": "17aa02d96c3b4e58"}
             ],
             "groupLabels": {}, "commonLabels": {"site": "S-1"}, "commonAnnotations": {}}
            """),
        new("prtg", "PRTG", Prtg, "sensorid=2041&sensor=Ping&device=Core+switch&group=Hall+3&probe=Local+probe&host=10.0.3.1&status=Down&message=Request+timed+out&priority=4&link=https%3A%2F%2Fprtg.example%2Fsensor.htm%3Fid%3D2041"),
        new("zabbix", "Zabbix", Zabbix, """
            {"event_id": "90417", "event_value": "1", "update_status": "0", "event_name": "Free disk space is less than 5%", "severity": "High", "host": "db-2", "opdata": "3.1 %",
             "tags": "[{\"tag\":\"component\",\"value\":\"storage\"},{\"tag\":\"site\",\"value\":\"S-1\"}]", "url": "https://zabbix.example/tr_events.php?triggerid=21&eventid=90417"}
            """),
        new("uptimeKuma", "Uptime Kuma", UptimeKuma, """
            {"heartbeat": {"monitorID": 29, "status": 0, "time": "2026-11-20 08:41:10.527", "msg": "connect ECONNREFUSED 10.0.3.7:443", "important": true, "duration": 60, "timezone": "Europe/Berlin",
              "timezoneOffset": "+01:00", "localDateTime": "2026-11-20 09:41:10"},
             "monitor": {"id": 29, "name": "Ticket machine, north entrance", "url": "https://10.0.3.7/", "hostname": null, "type": "http", "interval": 60, "tags": [{"tag_id": 1, "monitor_id": 29, "name": "site", "value": "S-1", "color": "#4B5563"}]},
             "msg": "[Ticket machine, north entrance] [Down] connect ECONNREFUSED 10.0.3.7:443"}
            """),
        new("datadog", "Datadog", Datadog, """
            {"alert_id": "1234", "cycle_key": "5526803418", "title": "Queue of door events is growing", "transition": "Triggered", "type": "error", "priority": "P2", "host": "gate-3",
             "tags": "env:prod,site:S-1,team:access", "scope": "site:S-1", "message": "More than 5,000 events wait", "date": "1795164070000", "link": "https://app.datadog.example/event/event?id=77"}
            """),
        new("other", "Something else", Plain, """
            {"id": "boiler-7", "title": "Boiler pressure low", "severity": "high", "status": "open", "site": "S-1", "device": "Boiler 7", "message": "0.6 bar, at least 1.0 is needed", "timestamp": "2026-11-20T08:41:10Z"}
            """),
    ];

    private static MappedValue Text(string text, MappedWord[]? words = null) => new() { Text = text, Words = words };
    private static MappedPair[] Pairs(params (string Name, string Text)[] pairs) => [.. pairs.Select(p => new MappedPair { Name = p.Name, Text = p.Text })];
    private static MappedWord[] Words(params (string Is, string Means)[] words) => [.. words.Select(w => new MappedWord(w.Is, w.Means))];
    private static MappedCondition Is(string text, params string[] words) => new(text, words);
}
