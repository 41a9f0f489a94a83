using System.Collections.Immutable;
using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Twins;

namespace Platform.Sites.Domain;

/// <summary>How one device stands, as its site remembers it.</summary>
internal readonly record struct Standing(int? Score, Band Band, bool? Online, DateTimeOffset At);

/// <summary>The site's roll-up changed; these of its devices changed with it.</summary>
internal sealed record SiteHealthChanged(SiteHealth Health, ImmutableArray<Guid> Devices) : Effect;

/// <summary>The live state of a place: how each of its devices stands, rolled up. Tells the world at most four times a second.</summary>
internal sealed record SiteTwin : ITwin<SiteTwin, SiteSignal>
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(250);

    public ImmutableDictionary<Guid, Standing> Devices { get; init; } = ImmutableDictionary<Guid, Standing>.Empty;

    /// <summary>Changed since the world was last told.</summary>
    public ImmutableHashSet<Guid> Untold { get; init; } = [];

    public DateTimeOffset? ToldAt { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }

    public static string Kind => "site";
    public static SiteSignal Wake { get; } = new SiteTimePassed();
    public static SiteTwin Begin(TwinKey key) => new();

    public DateTimeOffset? WakeAt => Untold.IsEmpty ? null : ToldAt + TellEvery;

    public static TwinStep<SiteTwin> Step(SiteTwin site, SiteSignal signal, DateTimeOffset now) => signal switch
    {
        DeviceStood stood => Tell(site.With(stood), now),
        DeviceLeft left => Tell(site.Without(left), now),
        GetSiteHealth ask => ask.Answer(site, SiteRollUp.Of(site.Devices.Values, site.ChangedAt)),
        SiteTimePassed => Tell(site, now),
        _ => throw new NotSupportedException($"A site does not understand {signal}."),
    };

    // What comes late says nothing new: effects of devices are delivered at least once, and not always in order.
    private SiteTwin With(DeviceStood stood)
    {
        var known = Devices.TryGetValue(stood.DeviceId, out var before);
        var after = new Standing(stood.Score, stood.Band, stood.Online, stood.At);
        if (known && (before.At > after.At || before with { At = after.At } == after)) return this;
        return this with { Devices = Devices.SetItem(stood.DeviceId, after), Untold = Untold.Add(stood.DeviceId), ChangedAt = Later(stood.At) };
    }

    private SiteTwin Without(DeviceLeft left) => Devices.ContainsKey(left.DeviceId)
        ? this with { Devices = Devices.Remove(left.DeviceId), Untold = Untold.Add(left.DeviceId), ChangedAt = Later(left.At) }
        : this;

    private DateTimeOffset Later(DateTimeOffset at) => ChangedAt > at ? ChangedAt.Value : at;

    private static TwinStep<SiteTwin> Tell(SiteTwin site, DateTimeOffset now) =>
        site.Untold.IsEmpty || now - site.ToldAt < TellEvery
            ? site
            : (site with { Untold = [], ToldAt = now }).Then(new SiteHealthChanged(SiteRollUp.Of(site.Devices.Values, site.ChangedAt), [.. site.Untold]));
}
