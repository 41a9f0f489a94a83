using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Live;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>A site comes back as it was saved, whoever saved it.</summary>
public class SiteAlertsFormatTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void A_site_is_read_as_it_was_written()
    {
        foreach (var site in new[] { SiteAlerts.Begin(Key), Site(1), Site(200) })
            Assert.Equal(Told(site), Told(Read(SiteAlertsFormat.Instance.Write(site))));
    }

    [Fact]
    public void A_site_that_came_from_another_process_is_the_same()
    {
        var site = Site(20);
        Assert.Equal(Told(site), Told(JsonSerializer.Deserialize<SiteAlerts>(JsonSerializer.SerializeToUtf8Bytes(site))!));
    }

    [Fact]
    public void A_snapshot_of_before_there_was_a_layout_is_still_read()
    {
        var site = Read(Encoding.UTF8.GetBytes("""
            {"Key":{"Tenant":{"Value":"11111111-1111-1111-1111-111111111111"},"Id":"22222222-2222-2222-2222-222222222222"},
             "Alerts":[{"Id":"33333333-3333-3333-3333-333333333333","Labels":{"alertname":"Hot","site":"S-1"},"Annotations":{"summary":"It is hot"},"Device":"D-1","Behind":["GW"],
               "StartsAt":"2026-03-01T12:00:00+00:00","EndsAt":"2026-03-01T12:05:00+00:00","UpdatedAt":"2026-03-01T12:00:00+00:00","IsTimeout":true,"IsFiring":true,
               "FiredAt":"2026-03-01T12:00:00+00:00","Changes":["2026-03-01T12:00:00+00:00"],"Group":"all:{}","LastGroup":"all:{}",
               "Handling":{"Kind":1,"Since":"2026-03-01T12:01:00+00:00","Until":"2026-03-01T13:00:00+00:00"}}],
             "Groups":[{"Group":{"Key":"all:{}","Rule":"all","Labels":{},"Since":"2026-03-01T12:00:00+00:00","Wait":"00:00:30","Interval":"00:05:00","Repeat":"04:00:00","Members":[],"Announced":[],"Revision":2},"Members":[0],"Announced":[0]}],
             "Read":{"7":42},"Turns":3,"SettledAt":"2026-03-01T12:01:00+00:00","DueAt":"2026-03-01T12:05:00+00:00"}
            """));
        var alert = Assert.Single(site.Alerts);
        Assert.Equal(("Hot", HandlingKind.Snoozed, true), (alert.Labels["alertname"], alert.Handling!.Kind, alert.IsFiring));
        Assert.Equal([alert.Labels], site.Groups["all:{}"].Members);
        Assert.Equal(42, site.Read[7]);
        Assert.Equal(Told(site), Told(Read(SiteAlertsFormat.Instance.Write(site))));
    }

    [Fact]
    public void A_layout_nobody_knows_is_rebuilt_from_the_log() => Assert.Null(SiteAlertsFormat.Instance.Read([200, 1, 2, 3]));

    [Fact]
    public void Bytes_that_are_cut_short_are_refused()
    {
        var written = SiteAlertsFormat.Instance.Write(Site(2));
        for (var length = 1; length < written.Length; length++)
            Assert.Throws<FormatException>(() => SiteAlertsFormat.Instance.Read(written.AsSpan(0, length)));
    }

    private static TwinKey Key { get; } = new(new(Guid.NewGuid()), Guid.NewGuid());

    private static SiteAlerts Read(byte[] state) => SiteAlertsFormat.Instance.Read(state)!;

    // Alerts in all the ways they can be, and groups of some of them.
    private static SiteAlerts Site(int alerts)
    {
        LiveAlert[] all = [.. Enumerable.Range(0, alerts).Select(Alert)];
        return new SiteAlerts(Key)
        {
            Alerts = AlertTable.Of(all), Read = ImmutableDictionary<int, long>.Empty.Add(1, 5).Add(300, long.MaxValue), Turns = 77, SettledAt = At, StormSince = alerts > 1 ? At.AddMinutes(-1) : null, DueAt = At.AddTicks(10),
            Groups = new[]
            {
                new AlertGroup("all:{}", "all", LabelSet.Of(("alertname", "Hot")), At, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromHours(4))
                {
                    Members = [.. all.Where((_, n) => n % 2 == 0).Select(a => a.Labels)], Announced = [.. all.Where((_, n) => n % 3 == 0).Select(a => a.Labels)], FlushAt = At, SentAt = At.AddMinutes(-1), Revision = 3, IsStale = true,
                },
                new AlertGroup(AlertGroup.Storm, "all", LabelSet.Empty, At, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero),
            }.ToImmutableDictionary(g => g.Key),
        };
    }

    private static LiveAlert Alert(int n) => new(Guid.NewGuid(), LabelSet.Of(("alertname", n % 2 == 0 ? "Hot" : "Über"), ("device", $"D-{n}"), ("long", new string('x', n))), LabelSet.Of(("summary", $"{n} €")), n % 5 == 0 ? "http://prometheus" : null)
    {
        Device = n % 7 == 0 ? null : $"D-{n}", Behind = n % 4 == 0 ? [] : ["GW", $"GW-{n}"], StartsAt = At, EndsAt = At.AddMinutes(n), UpdatedAt = At.AddSeconds(n), FiredAt = At.AddMilliseconds(n),
        IsTimeout = n % 3 == 0, IsFiring = n % 3 != 1, IsFlapping = n % 8 == 0, ResolvedAt = n % 3 == 1 ? At : null, Changes = [.. Enumerable.Range(0, n % 5).Select(m => At.AddMinutes(m))],
        Suppression = (n % 6) switch { 0 => null, 1 => new(SuppressionKind.Maintenance, null, "The night", At, n), _ => new(SuppressionKind.Folded, Guid.NewGuid(), "GW", At, 1) },
        Handling = (n % 9) switch { 0 => new(HandlingKind.Acknowledged, At), 1 => new(HandlingKind.Snoozed, At, At.AddHours(1)), _ => null },
        Repeats = n * 100, Group = n % 2 == 0 ? "all:{}" : null, LastGroup = n % 10 == 0 ? null : "all:{}",
    };

    // All there is of a site, in an order that is always the same.
    private static string Told(SiteAlerts site)
    {
        var text = new StringBuilder($"{site.Key} {site.Turns} {site.SettledAt:O} {site.StormSince:O} {site.DueAt:O} {string.Join(',', site.Read.OrderBy(r => r.Key))}\n");
        foreach (var a in site.Alerts.Values.OrderBy(a => a.Id))
            text.AppendLine($"{a with { Behind = [], Changes = [] }} {string.Join(',', a.Behind)} {string.Join(',', a.Changes.Select(c => $"{c:O}"))}");
        foreach (var g in site.Groups.Values.OrderBy(g => g.Key, StringComparer.Ordinal))
            text.AppendLine($"{g with { Members = [], Announced = [] }} {Names(g.Members)} {Names(g.Announced)}");
        return text.ToString();

        static string Names(IEnumerable<LabelSet> labels) => string.Join(';', labels.Select(l => l.ToString()).Order(StringComparer.Ordinal));
    }
}
