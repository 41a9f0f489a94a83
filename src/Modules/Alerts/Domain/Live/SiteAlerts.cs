using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Live;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>
/// The live alerts of one site, or of none: which fire, which are hidden behind others, and what people were told. Whatever is due between two
/// signals happens at the moment it was due, so that a replay comes to the same end.
/// </summary>
[JsonConverter(typeof(SiteAlertsFormat.Converter))]
internal sealed record SiteAlerts(TwinKey Key) : ITwin<SiteAlerts, AlertSignal>
{
    public AlertTable Alerts { get; init; } = AlertTable.Empty;
    public ImmutableDictionary<string, AlertGroup> Groups { get; init; } = ImmutableDictionary<string, AlertGroup>.Empty;

    /// <summary>How far the log was read, lane by lane.</summary>
    public ImmutableDictionary<int, long> Read { get; init; } = ImmutableDictionary<int, long>.Empty;

    /// <summary>Counts what happened beside repetitions of what was known: these are in the log, and need no snapshot.</summary>
    public long Turns { get; init; }

    /// <summary>The moment up to which everything has happened.</summary>
    public DateTimeOffset SettledAt { get; init; }

    public DateTimeOffset? StormSince { get; init; }

    /// <summary>Nothing is due before this; whether something is then, is looked up then.</summary>
    public DateTimeOffset? DueAt { get; init; }

    [JsonIgnore]
    public RuleBook Book { get; init; } = RuleBook.Usual;

    /// <summary>Since when this process listens: nobody's alert runs out while its source cannot be heard.</summary>
    [JsonIgnore]
    public DateTimeOffset ListeningSince { get; init; }

    /// <summary>What was decided while the log was read again, and is still to be done.</summary>
    [JsonIgnore]
    public ImmutableArray<Effect> Untold { get; init; } = [];

    public static string Kind => "alerts";
    public static AlertSignal Wake { get; } = new AlertTimePassed();
    public static SiteAlerts Begin(TwinKey key) => new(key);

    public DateTimeOffset? WakeAt => Untold.IsEmpty ? DueAt : SettledAt;

    public static TwinStep<SiteAlerts> Step(SiteAlerts site, AlertSignal signal, DateTimeOffset now)
    {
        if (site.Untold.IsEmpty || signal is IAsk) return site.Step(signal, now);
        var step = (site with { Untold = [] }).Step(signal, now);
        return ((TwinStep<SiteAlerts>)step.Twin).Then(site.Untold).Then(step.Effects);
    }

    /// <summary>The site after a signal it heard before, with what follows from it kept for later.</summary>
    public SiteAlerts Again(AlertSignal signal, DateTimeOffset now)
    {
        var step = (this with { Untold = [] }).Step(signal, now);
        return step.Twin with { Untold = [.. Untold, .. step.Effects] };
    }

    private TwinStep<SiteAlerts> Step(AlertSignal signal, DateTimeOffset now) => signal switch
    {
        AlertsReported reported => Hear(reported),
        AlertHandled handled => At(now).Handle(handled).Done(),
        RulesChanged changed => (this with { Book = changed.Book }).At(now).ReviewAll().Done(),
        AlertTimePassed => At(now).Done(),
        GetSiteAlerts ask => ask.Answer(this, this),
        WhichFire ask => ask.Answer(this, ask.Alerts.RemoveAll(labels => Alerts.GetValueOrDefault(labels) is not { IsFiring: true })),
        _ => throw new NotSupportedException($"The alerts of a site do not understand {signal}."),
    };

    // Read already: told while it was also read from the log.
    private TwinStep<SiteAlerts> Hear(AlertsReported reported)
    {
        var (lane, position) = reported.Place;
        if (Read.GetValueOrDefault(lane, -1) >= position) return this;
        return At(reported.At, Read.SetItem(lane, position)).Take(reported).Done();
    }

    /// <summary>With everything done that was due by now; time never goes back.</summary>
    private Correlation At(DateTimeOffset now, ImmutableDictionary<int, long>? read = null) => new Correlation(this, read ?? Read).Advance(now > SettledAt ? now : SettledAt);
}
