using System.Collections.Immutable;
using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

/// <summary>What the length of a shift is counted in.</summary>
internal enum ShiftUnit { Hours, Days, Weeks }

/// <summary>What a layer does on the schedule's holidays: it goes on, it rests, or it is there for them alone.</summary>
internal enum HolidayUse { Ignored, Off, Only }

/// <summary>
/// People who take turns: each for so long, from the first day on, handing over at a time of day. Within the hours of the week, if any are named. It ends, if it
/// does, with the handoff of its last day.
/// </summary>
internal sealed record Layer(
    string Name, ImmutableArray<Guid> People, DateOnly StartsOn, TimeOnly HandoffAt, ShiftUnit Unit, int Every = 1, DateOnly? EndsOn = null, WeeklyHours? Hours = null, HolidayUse Holidays = HolidayUse.Ignored)
{
    public TimeSpan Length => Unit switch { ShiftUnit.Hours => TimeSpan.FromHours(Every), ShiftUnit.Days => TimeSpan.FromDays(Every), _ => TimeSpan.FromDays(7 * Every) };

    public bool Equals(Layer? other) => other is not null && People.SequenceEqual(other.People)
        && (Name, StartsOn, HandoffAt, Unit, Every, EndsOn, Hours, Holidays) == (other.Name, other.StartsOn, other.HandoffAt, other.Unit, other.Every, other.EndsOn, other.Hours, other.Holidays);

    public override int GetHashCode() => HashCode.Combine(Name, People.Length, StartsOn, HandoffAt, Unit, Every);
}
