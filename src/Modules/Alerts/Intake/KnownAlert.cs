using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Intake;

/// <summary>An alert as its source writes it down, and all that was made of that: a source that repeats itself is recognised by its bytes.</summary>
internal sealed class KnownAlert(LabelSet labels)
{
    public LabelSet Labels => labels;

    /// <summary>Where it is; the empty site when it is at none.</summary>
    public AlertPlace Place { get; private set; } = AlertPlace.Nowhere;

    /// <summary>Until when nobody needs to look where it is.</summary>
    public long PlacedUntil { get; private set; }

    public void PlaceAt(AlertPlace place, long until) => (Place, PlacedUntil) = (place, until);

    // The last annotations, which seldom change, with the bytes they came in.
    private (byte[] Written, LabelSet Read) _annotations = ([], LabelSet.Empty);

    public LabelSet? AnnotationsFrom(ReadOnlySpan<byte> written) => _annotations is var last && written.SequenceEqual(last.Written) ? last.Read : null;

    public void Remember(ReadOnlySpan<byte> written, LabelSet annotations) => _annotations = (written.ToArray(), annotations);
}

/// <summary>Where an alert is: its site, its device, and what that is reached through, the nearest first.</summary>
internal sealed record AlertPlace(Guid Site, string? Device, ImmutableArray<string> Behind)
{
    public static readonly AlertPlace Nowhere = new(Guid.Empty, null, []);
}

/// <summary>One alert of a request, on its way: thousands of them stand in one list, so its times are numbers.</summary>
internal readonly struct Arrival(int index, KnownAlert known, LabelSet annotations, DateTimeOffset startsAt, DateTimeOffset endsAt, bool isTimeout, string? generatorUrl)
{
    private readonly long _starts = startsAt.UtcTicks, _ends = endsAt.UtcTicks;

    public int Index => index;
    public KnownAlert Known => known;
    public DateTimeOffset EndsAt => new(_ends, TimeSpan.Zero);

    public AlertReport Report() => new(known.Labels, annotations, new(_starts, TimeSpan.Zero), EndsAt, isTimeout, generatorUrl) { Device = known.Place.Device, Behind = known.Place.Behind };
}

/// <summary>An alert that was not taken, and why.</summary>
internal sealed record AlertRejection(int Index, string Code, string Detail);
