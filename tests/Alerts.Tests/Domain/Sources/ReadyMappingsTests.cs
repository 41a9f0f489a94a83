using System.Text.Json;
using Platform.Alerts.Sources.Intake;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Payloads as the programs' documentation describes them, written for these tests.</summary>
public class ReadyMappingsTests
{
    public static TheoryData<string> Keys() => [.. ReadyMappings.All.Select(r => r.Key)];

    [Theory, MemberData(nameof(Keys))]
    public void The_sample_of_every_mapping_becomes_alerts_with_all_the_mapping_asks_for(string key)
    {
        var (alerts, refused, ignored) = Read(key, Ready(key).Sample);
        Assert.NotEmpty(alerts);
        Assert.Empty(refused);
        Assert.Equal(0, ignored);
        Assert.All(alerts, a => Assert.True(a.Labels["severity"].Length > 0 && a.Fingerprint is not null && a.Annotations["summary"].Length > 0));
        Assert.Contains(alerts, a => a.Labels["site"].Length > 0);
    }

    [Fact]
    public void Grafana_says_of_each_alert_whether_it_fires_or_is_over()
    {
        var alerts = Read("grafana", Ready("grafana").Sample).Alerts;
        Assert.Equal([false, true], alerts.Select(a => a.IsOver));
        Assert.Equal("https://grafana.example/alerting/grafana/a1/view", alerts[0].Url);
        Assert.Equal(Mapped.At("2026-11-20T08:40:00Z"), alerts[1].EndsAt);
    }

    [Theory]
    [InlineData("Down", "critical", false), InlineData("Down+ESCALATION", "critical", false), InlineData("Warning", "medium", false), InlineData("Unusual", "low", false), InlineData("Up", "high", true), InlineData("Down+ended+(now%3A+Up)", "critical", true)]
    public void Prtg_posts_a_form_whose_status_says_everything(string status, string severity, bool isOver)
    {
        var alert = Assert.Single(Read("prtg", $"sensorid=7&sensor=Ping&device=Core&group=Hall+3&status={status}&message=x").Alerts);
        Assert.Equal((severity, isOver, "7", "Hall 3"), (alert.Labels["severity"], alert.IsOver, alert.Fingerprint, alert.Labels["site"]));
    }

    [Fact]
    public void A_sensor_of_Prtg_that_was_paused_is_no_alert() => Assert.Equal(1, Read("prtg", "sensorid=7&sensor=Ping&device=Core&status=Paused+by+user").Ignored);

    [Theory, InlineData("1", "0", false, 0), InlineData("0", "0", true, 0), InlineData("1", "1", null, 1)]
    public void Zabbix_says_by_a_number_whether_there_is_a_problem_and_an_update_of_one_is_none(string value, string update, bool? isOver, int ignored)
    {
        var read = Read("zabbix", $$"""{"event_id": "4", "event_value": "{{value}}", "update_status": "{{update}}", "event_name": "Disk full", "severity": "Disaster", "host": "db-1", "tags": "[]"}""");
        Assert.Equal(ignored, read.Ignored);
        Assert.Equal(isOver, read.Alerts.SingleOrDefault()?.IsOver);
    }

    [Theory, InlineData("0", false, 0), InlineData("1", true, 0), InlineData("2", null, 1), InlineData("3", null, 1)]
    public void Uptime_Kuma_says_by_a_number_whether_a_monitor_is_down(string status, bool? isOver, int ignored)
    {
        var read = Read("uptimeKuma", $$$"""{"heartbeat": {"monitorID": 2, "status": {{{status}}}, "time": "2026-11-20 08:00:00.000", "msg": "x"}, "monitor": {"id": 2, "name": "Gate", "type": "ping", "tags": []}, "msg": "[Gate] x"}""");
        Assert.Equal(ignored, read.Ignored);
        Assert.Equal(isOver, read.Alerts.SingleOrDefault()?.IsOver);
    }

    [Fact]
    public void A_test_of_Uptime_Kuma_is_no_alert() => Assert.Equal(1, Read("uptimeKuma", """{"heartbeat": null, "monitor": null, "msg": "Platform Testing"}""").Ignored);

    [Theory, InlineData("Triggered", "P1", "critical", false), InlineData("Re-Warn", "", "high", false), InlineData("No Data", "P4", "low", false), InlineData("Recovered", "P1", "critical", true)]
    public void Datadog_says_by_its_transition_whether_it_has_recovered(string transition, string priority, string severity, bool isOver)
    {
        var alert = Assert.Single(Read("datadog", $$"""{"alert_id": "1", "cycle_key": "9", "title": "t", "transition": "{{transition}}", "priority": "{{priority}}", "type": "error", "tags": "env:prod", "date": "1795161600000"}""").Alerts);
        Assert.Equal((severity, isOver, "9", "prod"), (alert.Labels["severity"], alert.IsOver, alert.Fingerprint, alert.Labels["env"]));
    }

    private static ReadyMappings.Ready Ready(string key) => ReadyMappings.All.Single(r => r.Key == key);

    private static MappedPayload Read(string key, string payload)
    {
        using var read = PayloadBody.Read(payload);
        return Mapping.Of(Ready(key).Mapping, out _)!.Map(read!.RootElement, Mapped.Now);
    }
}
