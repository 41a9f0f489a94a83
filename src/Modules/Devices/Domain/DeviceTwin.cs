using System.Text.Json.Serialization;
using Platform.Contracts;
using Platform.Devices.Domain.Anomaly;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Domain.Staleness;
using Platform.Twins;

namespace Platform.Devices.Domain;

/// <summary>
/// A living device: what its readings say about its health, and what others were last shown of it. Readings no newer than the last
/// one change nothing, so replays and duplicates are harmless. Silence makes it unknown; it never makes it well.
/// </summary>
internal sealed record DeviceTwin : ITwin<DeviceTwin, DeviceSignal>
{
    private static readonly TimeSpan Recompute = TimeSpan.FromHours(1);

    // A score trembles with every reading, and a device may waver between two bands: others hear of it, but not of each time.
    private static readonly TimeSpan BetweenShows = TimeSpan.FromSeconds(1), BetweenTrembles = TimeSpan.FromSeconds(10), BeforeGoodNews = TimeSpan.FromMinutes(1);
    private const int Tremble = 2;

    public static string Kind => "device";
    public static DeviceSignal Wake => TimePassed.Now;

    // Where it is and how it is judged are the record's; they are read with it, not kept in the snapshot.
    [JsonIgnore] public DeviceProfile Profile { get; init; } = DeviceProfile.Unknown;
    [JsonIgnore] public Guid SiteId { get; init; }
    [JsonIgnore] public bool IsDecommissioned { get; init; }

    /// <summary>The maintenance last planned.</summary>
    [JsonIgnore] public Maintenance? Maintenance { get; init; }

    /// <summary>Somebody works on it: what it reports is kept, but not judged, and its silence means nothing.</summary>
    public bool IsInMaintenance { get; init; }

    /// <summary>When the last maintenance was over; what was missing before then is nobody's fault.</summary>
    public DateTimeOffset ExcusedUntil { get; init; }

    /// <summary>Since when it could have been heard.</summary>
    [JsonIgnore] public Listening Listening { get; init; } = Listening.Always;

    /// <summary>How its tenant's failures are foretold.</summary>
    [JsonIgnore] public FailureModel Model { get; init; } = FailureModel.Untrained;

    public BatteryTrend Battery { get; init; }
    public SignalStability Signal { get; init; }
    public TemperatureWatch Temperature { get; init; }
    public Availability Availability { get; init; }
    public bool? Online { get; init; }
    public MetricWatches Watches { get; init; }
    public StaleKeys Keys { get; init; }
    public Unrest Unrest { get; init; }
    public Outlook Outlook { get; init; }

    /// <summary>Anomalies found, not yet told; null for none.</summary>
    public AnomaliesFound? Found { get; init; }

    /// <summary>When the last reading was taken, by the device's clock.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>When it was last heard, by ours.</summary>
    public DateTimeOffset HeardAt { get; init; }

    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>Until when its silence has been counted as offline time.</summary>
    public DateTimeOffset CountedAt { get; init; }

    public LostPoints Lost { get; init; }
    public Look Shown { get; init; }
    public DateTimeOffset ShownAt { get; init; }

    /// <summary>The band other modules were last told of.</summary>
    public Band Told { get; init; }
    public DateTimeOffset ToldAt { get; init; }

    /// <summary>The last score there was; null before the first reading. It is kept in silence, when nobody knows whether it still holds.</summary>
    public int? LastScore => LastAt is null ? null : Lost.Score;

    public Look Look => new(LastAt is null || UnknownSince is not null ? Band.Unknown : Bands.Of(Lost.Score), Lost, Online);

    /// <summary>Since when nothing was heard of it though somebody listened.</summary>
    private DateTimeOffset Silence => Later(HeardAt, Listening.Since);

    [JsonIgnore]
    public DateTimeOffset? WakeAt
    {
        get
        {
            if (IsDecommissioned || LastAt is null) return null;
            if (IsInMaintenance) return Maintenance?.Until ?? default(DateTimeOffset);
            if (Found is not null || Outlook.IsNews || Keys.IsNews) return HeardAt;
            var look = Look;
            var next = UnknownSince is null ? Silence + Profile.Timeout : CountedAt + Recompute;
            if (look != Shown) next = Earlier(next, ShowAt(look));
            if (look.Band != Told) next = Earlier(next, TellAt(look.Band));
            if (Maintenance is { } planned && planned.Until > ExcusedUntil) next = Earlier(next, planned.From);
            return next;
        }
    }

    public static DeviceTwin Begin(TwinKey key) => new();

    public static TwinStep<DeviceTwin> Step(DeviceTwin twin, DeviceSignal signal, DateTimeOffset now) => signal switch
    {
        ReadingTaken reading => twin.IsDecommissioned || reading.At <= twin.LastAt ? twin : twin.Attend(now).Take(reading, now).Show(now, twin),
        TimePassed => twin.Attend(now).PassTime(now).Show(now, twin),
        GetStanding ask => twin.Answer(ask, now),
        GetPredictions ask => ask.Answer(twin, Predictions.Of(twin)),
        ModelTrained trained => twin with { Model = trained.Model },
        DeviceConfigured configured => twin.Configure(configured, now),
        _ => twin,
    };

    /// <summary>What the series says happened since a snapshot. Nothing is shown: the difference to what was shown last is, when it wakes.</summary>
    public DeviceTwin Replay(ReadingTaken reading, DateTimeOffset receivedAt) => reading.At <= LastAt ? this : Take(reading, receivedAt);

    // What is read while somebody works on it says nothing about its health, even when it arrives later.
    private DeviceTwin Take(ReadingTaken reading, DateTimeOffset now) => IsInMaintenance || Maintenance?.Covers(reading.At) is true
        ? LastAt is null ? this : this with { Online = reading.Online ?? true, LastAt = reading.At, HeardAt = now, CountedAt = now, UnknownSince = null }
        : Judge(reading, now);

    private DeviceTwin Judge(ReadingTaken reading, DateTimeOffset now)
    {
        var battery = float.IsNaN(reading.Battery) ? Battery : Battery.After(reading.Battery, reading.At);
        var signal = float.IsNaN(reading.Signal) ? Signal : Signal.After(reading.Signal, reading.At);
        var temperature = float.IsNaN(reading.Temperature) ? Temperature : Temperature.After(reading.Temperature, reading.At, Profile);
        var online = reading.Online ?? true; // who reports is there
        var availability = Availability;
        var unrest = Unrest;
        var excused = HeardAt < Listening.Since ? Later(ExcusedUntil, Listening.Since) : ExcusedUntil;
        if (LastAt is { } last && reading.At - Later(last, excused) is var gap && gap > Profile.Timeout)
        {
            var missing = Seconds(gap) - Profile.ExpectedIntervalSeconds;
            unrest = unrest.After(online: false, missing);
            availability = availability.After(online: false, Math.Max(0, missing - Math.Max(0, Seconds(CountedAt - Silence))));
        }

        availability = availability.After(online, Profile.ExpectedIntervalSeconds);
        unrest = unrest.After(online, Profile.ExpectedIntervalSeconds);
        var keys = LastAt is not { } before || excused > before || reading.At - before > Profile.Timeout ? Keys.Resumed(reading.At) : Keys;
        var (watches, found, came) = Watches.After(reading, Profile.ExpectedIntervalSeconds, keys.SteadyAt(reading.At));
        foreach (var anomaly in found) unrest = unrest.With(anomaly.Metric, anomaly.Score);
        var taken = this with
        {
            Battery = battery, Signal = signal, Temperature = temperature, Availability = availability, Online = online,
            Watches = watches, Keys = keys.After(came, watches, reading.At, Profile), Unrest = unrest, Found = found.IsEmpty ? Found : AnomaliesFound.More(Found, SiteId, found),
            LastAt = reading.At, HeardAt = now, CountedAt = now, UnknownSince = null,
            Lost = LostPoints.Of(Profile, battery, signal, availability, temperature, online),
        };
        return Outlook.IsDue(reading.At) ? taken with { Outlook = Outlook.After(taken, reading.At) } : taken;
    }

    private DeviceTwin PassTime(DateTimeOffset now)
    {
        if (IsDecommissioned || IsInMaintenance || LastAt is null || now - Silence < Profile.Timeout) return this;
        if (UnknownSince is not null && now - CountedAt < Recompute) return this;

        var availability = Availability.After(online: false, Seconds(now - Later(CountedAt, Listening.Since)));
        return this with
        {
            UnknownSince = UnknownSince ?? Silence + Profile.Timeout, Availability = availability, CountedAt = now,
            Lost = LostPoints.Of(Profile, Battery, Signal, availability, Temperature, Online is not false),
        };
    }

    /// <summary>Goes into maintenance when its time has come, and out of it when it is over. Whatever was silent then gets its usual time to be heard again.</summary>
    private DeviceTwin Attend(DateTimeOffset now)
    {
        if (Maintenance?.Covers(now) is true) return IsInMaintenance ? this : this with { IsInMaintenance = true, CountedAt = now };
        var isOver = Maintenance is { } planned && planned.Until <= now && planned.Until > ExcusedUntil;
        return IsInMaintenance || isOver ? this with { IsInMaintenance = false, ExcusedUntil = now, HeardAt = now, CountedAt = now } : this;
    }

    private TwinStep<DeviceTwin> Answer(GetStanding ask, DateTimeOffset now)
    {
        var current = PassTime(now);
        return ask.Answer(current, Standing.Of(current));
    }

    private TwinStep<DeviceTwin> Configure(DeviceConfigured configured, DateTimeOffset now)
    {
        var twin = this with { SiteId = configured.SiteId, Profile = configured.Profile, IsDecommissioned = configured.IsDecommissioned, Maintenance = configured.Maintenance, ShownAt = now };
        twin = twin.Attend(now);
        if (twin.LastAt is not null)
            twin = twin with { Lost = LostPoints.Of(twin.Profile, Battery, Signal, Availability, Temperature, Online is not false) };
        twin = twin with { Shown = twin.Look };
        if (configured.IsDecommissioned) return twin.Retire(configured.LeftSiteId ?? configured.SiteId, now);
        return configured.LeftSiteId is { } left && left != configured.SiteId
            ? twin.Then(new SiteLeft(left, now), new StandingChanged(twin, now))
            : twin.Then(new StandingChanged(twin, now));
    }

    private TwinStep<DeviceTwin> Retire(Guid siteId, DateTimeOffset now)
    {
        var step = (this with { Outlook = default, Keys = default }).Then([new SiteLeft(siteId, now), .. Predictions.Ended(this, now)]);
        return Keys.Told == 0 ? step : step.Then(new KeysChanged(siteId, Keys.Ended(this), now));
    }

    private TwinStep<DeviceTwin> Show(DateTimeOffset now, DeviceTwin before)
    {
        if (IsInMaintenance) return before.IsInMaintenance ? this : this.Then(new StandingChanged(this, now));
        var look = Look;
        var shows = before.IsInMaintenance || Keys.IsNews || (look != Shown && now >= ShowAt(look));
        var tells = look.Band != Told && now >= TellAt(look.Band);
        if (!shows && !tells && Found is null && !Outlook.IsNews) return this;

        var shown = this with { Found = null, Outlook = Outlook.Told(), Keys = Keys.ToldOf(), Shown = shows ? look : Shown, ShownAt = shows ? now : ShownAt, Told = tells ? look.Band : Told, ToldAt = tells ? now : ToldAt };
        TwinStep<DeviceTwin> step = shown;
        if (Found is not null) step = step.Then(Found);
        if (Outlook.IsNews) step = step.Then(Predictions.News(shown, Outlook));
        if (Keys.IsNews) step = step.Then(new KeysChanged(SiteId, Keys.News(this), now));
        if (shows) step = step.Then(new StandingChanged(shown, now));
        return tells ? step.Then(new BandChanged(shown, Told, now)) : step;
    }

    private DateTimeOffset ShowAt(in Look look) => ShownAt + (
        look.Band != Shown.Band || look.Online != Shown.Online || Math.Abs(look.Lost.Score - Shown.Lost.Score) > Tremble ? BetweenShows : BetweenTrembles);

    // Bad news at once; good news when it has had time to last.
    private DateTimeOffset TellAt(Band band) => band < Told || Told is Band.Unknown ? default : ToldAt + BeforeGoodNews;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static float Seconds(TimeSpan span) => (float)span.TotalSeconds;
}
