using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Intake;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>A site's alerts in bytes: sites are saved seconds after something turned there, those of a storm with hundreds of alerts each.</summary>
internal static class PackedSite
{
    /// <summary>Whoever changes what is written gives it another number, and goes on reading the one before: what people did is in no log.</summary>
    public const byte Layout = 1;

    [Flags]
    private enum Has { IsFiring = 1, IsFlapping = 2, IsTimeout = 4, Resolved = 8, Suppression = 16, Handling = 32 }

    // Sites are saved one after the other.
    [ThreadStatic]
    private static WordedWriter? _writer;

    public static byte[] Write(SiteAlertsFormat.Kept site)
    {
        var to = _writer ??= new();
        to.Begin(Layout);
        to.Id(site.Key.Tenant.Value);
        to.Id(site.Key.Id);
        to.Number(site.Alerts.Length);
        foreach (var alert in site.Alerts) Write(to, alert);
        to.Number(site.Groups.Length);
        foreach (var group in site.Groups) Write(to, group);
        to.Number(site.Read.Count);
        foreach (var (lane, position) in site.Read)
        {
            to.Number(lane);
            to.Long(position);
        }

        to.Long(site.Turns);
        to.Time(site.SettledAt);
        Write(to, site.StormSince);
        Write(to, site.DueAt);
        return to.ToArray();
    }

    public static SiteAlertsFormat.Kept Read(ReadOnlySpan<byte> packed)
    {
        var from = new WordedReader(packed);
        var key = new TwinKey(new(from.Id()), from.Id());
        var alerts = new LiveAlert[from.Count()];
        for (var i = 0; i < alerts.Length; i++) alerts[i] = Alert(ref from);
        var groups = new SiteAlertsFormat.KeptGroup[from.Count()];
        for (var i = 0; i < groups.Length; i++) groups[i] = Group(ref from);
        var read = ImmutableDictionary.CreateBuilder<int, long>();
        for (var left = from.Count(); left > 0; left--) read[from.Number()] = from.Long();
        return new(key, alerts, groups, read.ToImmutable(), from.Long(), from.Time(), TimeOrNone(ref from), TimeOrNone(ref from));
    }

    private static void Write(WordedWriter to, LiveAlert alert)
    {
        to.Id(alert.Id);
        to.Pairs(alert.Labels);
        to.Pairs(alert.Annotations);
        to.Word(alert.GeneratorUrl ?? "");
        to.Word(alert.Device ?? "");
        to.Words(alert.Behind);
        to.Word(alert.Group ?? "");
        to.Word(alert.LastGroup ?? "");
        to.Byte((byte)HasOf(alert));
        to.Number(alert.Repeats);
        to.Time(alert.StartsAt);
        to.Time(alert.EndsAt);
        to.Time(alert.UpdatedAt);
        to.Time(alert.FiredAt);
        to.Number(alert.Changes.Length);
        foreach (var at in alert.Changes) to.Time(at);
        if (alert.ResolvedAt is { } resolved) to.Time(resolved);
        if (alert.Suppression is { } suppression) Write(to, suppression);
        if (alert.Handling is { } handling) Write(to, handling);
    }

    private static Has HasOf(LiveAlert alert) =>
        (alert.IsFiring ? Has.IsFiring : 0) | (alert.IsFlapping ? Has.IsFlapping : 0) | (alert.IsTimeout ? Has.IsTimeout : 0) |
        (alert.ResolvedAt is null ? 0 : Has.Resolved) | (alert.Suppression is null ? 0 : Has.Suppression) | (alert.Handling is null ? 0 : Has.Handling);

    // Members are read in the order they are initialized, which is the order they were written in.
    private static LiveAlert Alert(ref WordedReader from)
    {
        var (id, labels, annotations, url) = (from.Id(), from.Pairs(), from.Pairs(), from.WordOrNone());
        var (device, behind, group, lastGroup, has, repeats) = (from.WordOrNone(), from.Words(), from.WordOrNone(), from.WordOrNone(), (Has)from.Byte(), from.Number());
        return new(id, labels, annotations, url)
        {
            Device = device, Behind = behind, Group = group, LastGroup = lastGroup,
            IsFiring = has.HasFlag(Has.IsFiring), IsFlapping = has.HasFlag(Has.IsFlapping), IsTimeout = has.HasFlag(Has.IsTimeout),
            StartsAt = from.Time(), EndsAt = from.Time(), UpdatedAt = from.Time(), FiredAt = from.Time(), Changes = Times(ref from),
            ResolvedAt = has.HasFlag(Has.Resolved) ? from.Time() : null,
            Suppression = has.HasFlag(Has.Suppression) ? Suppression(ref from) : null,
            Handling = has.HasFlag(Has.Handling) ? Handling(ref from) : null, Repeats = repeats,
        };
    }

    private static void Write(WordedWriter to, Suppression suppression)
    {
        to.Number((int)suppression.Kind);
        to.Id(suppression.ById ?? Guid.Empty);
        to.Word(suppression.ByName);
        to.Time(suppression.Since);
        to.Number(suppression.Count);
    }

    private static Suppression Suppression(ref WordedReader from) =>
        new((SuppressionKind)from.Number(), from.Id() is var by && by != Guid.Empty ? by : null, from.Word(), from.Time(), from.Number());

    private static void Write(WordedWriter to, Handling handling)
    {
        to.Number((int)handling.Kind);
        to.Time(handling.Since);
        Write(to, handling.Until);
    }

    private static Handling Handling(ref WordedReader from) => new((HandlingKind)from.Number(), from.Time(), TimeOrNone(ref from));

    private static void Write(WordedWriter to, SiteAlertsFormat.KeptGroup kept)
    {
        var group = kept.Group;
        to.Word(group.Key);
        to.Word(group.Rule);
        to.Pairs(group.Labels);
        to.Time(group.Since);
        to.Long(group.Wait.Ticks);
        to.Long(group.Interval.Ticks);
        to.Long(group.Repeat.Ticks);
        Write(to, group.FlushAt);
        Write(to, group.SentAt);
        to.Number(group.Revision);
        to.Byte(group.IsStale ? (byte)1 : (byte)0);
        Write(to, kept.Members);
        Write(to, kept.Announced);
    }

    private static SiteAlertsFormat.KeptGroup Group(ref WordedReader from)
    {
        var group = new AlertGroup(from.Word(), from.Word(), from.Pairs(), from.Time(), new(from.Long()), new(from.Long()), new(from.Long()))
        {
            FlushAt = TimeOrNone(ref from), SentAt = TimeOrNone(ref from), Revision = from.Number(), IsStale = from.Byte() == 1,
        };
        return new(group, Places(ref from), Places(ref from));
    }

    private static void Write(WordedWriter to, int[] places)
    {
        to.Number(places.Length);
        foreach (var place in places) to.Number(place);
    }

    private static int[] Places(ref WordedReader from)
    {
        var places = new int[from.Count()];
        for (var i = 0; i < places.Length; i++) places[i] = from.Number();
        return places;
    }

    private static ImmutableArray<DateTimeOffset> Times(ref WordedReader from)
    {
        var times = ImmutableArray.CreateBuilder<DateTimeOffset>(from.Count());
        while (times.Count < times.Capacity) times.Add(from.Time());
        return times.MoveToImmutable();
    }

    // No time is the beginning of time.
    private static void Write(WordedWriter to, DateTimeOffset? at) => to.Long(at?.UtcTicks ?? 0);

    private static DateTimeOffset? TimeOrNone(ref WordedReader from) => from.Long() is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;
}
