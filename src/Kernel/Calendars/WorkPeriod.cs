using System.Text.Json.Serialization;

namespace Platform.Calendars;

/// <summary>From one time of day to another, by the clock of the place. Until 00:00 is until the end of the day; a period that ends no later than it begins runs over midnight and belongs to the day it began on.</summary>
public readonly record struct WorkPeriod(TimeOnly From, TimeOnly To)
{
    /// <summary>00:00 to 24:00.</summary>
    public static readonly WorkPeriod WholeDay;

    /// <summary>Nobody can say whether 09:00 to 09:00 is nothing or a day and a night.</summary>
    [JsonIgnore]
    public bool IsUnclear => From == To && From != TimeOnly.MinValue;

    /// <summary>What of the clock's readings it covers when it begins on this date, as ticks of local time.</summary>
    internal (long From, long To) On(DateOnly date)
    {
        var midnight = date.DayNumber * TimeSpan.TicksPerDay;
        return (midnight + From.Ticks, midnight + To.Ticks + (To <= From ? TimeSpan.TicksPerDay : 0));
    }

    public override string ToString() => $"{From:HH\\:mm}–{(To == TimeOnly.MinValue ? "24:00" : To.ToString("HH\\:mm"))}";
}
