using System.Collections.Immutable;
using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

/// <summary>Who is to be on call, as it was arranged: layers, of which a later one wins where both have somebody, by the clock of one zone.</summary>
internal sealed record OnCallPlan(string Zone, ImmutableArray<Layer> Layers, ImmutableArray<Holiday> Holidays)
{
    public const int MostLayers = 10, MostPeople = 50, MostHolidays = 200;

    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Everybody it names.</summary>
    public IEnumerable<Guid> People() => Layers.SelectMany(l => l.People).Distinct();

    /// <summary>Why this cannot be a plan; null when it can.</summary>
    public string? WhyNot()
    {
        if (!Zones.TryFind(Zone, out _)) return "The zone is a name such as Europe/Berlin.";
        if (Layers.Length is 0 or > MostLayers) return $"A schedule has 1 to {MostLayers} layers.";
        if (Holidays.Length > MostHolidays) return $"A schedule has at most {MostHolidays} holidays; remove those that are past.";
        if (Holidays.Any(h => h.To < h.From || h.To.DayNumber - h.From.DayNumber > 31 || h.From.Year is < 2000 or > 2098 || h.Name is null or { Length: > 100 })) return "A holiday ends no earlier than it begins, within a month, and has a name of at most 100 characters.";
        return Layers.Select(WhyNot).FirstOrDefault(why => why is not null);
    }

    private string? WhyNot(Layer layer)
    {
        if (layer.Name.Trim().Length is 0 or > 100) return "A layer has a name of at most 100 characters.";
        if (layer.People.Length is 0 or > MostPeople) return $"In a layer, 1 to {MostPeople} people take turns.";
        if (layer.StartsOn.Year is < 2000 or > 2098) return "A layer begins between the years 2000 and 2098.";
        if (layer.EndsOn is { } last && (last <= layer.StartsOn || last.Year > 2098)) return "A layer ends on a later day than it begins.";
        if (!Enum.IsDefined(layer.Unit) || !Enum.IsDefined(layer.Holidays) || layer.Every < 1 || layer.Length > TimeSpan.FromDays(366)) return "A shift lasts from an hour to a year.";
        if (layer.Hours is not { } hours) return null;
        return BusinessCalendar.Of(new() { Zone = Zone, Week = hours, Holidays = layer.Holidays is HolidayUse.Off ? Holidays : [] }).Refusal?.Message;
    }

    public bool Equals(OnCallPlan? other) => other is not null && Zone == other.Zone && Layers.SequenceEqual(other.Layers) && Holidays.SequenceEqual(other.Holidays);
    public override int GetHashCode() => HashCode.Combine(Zone, Layers.Length, Holidays.Length);
}
