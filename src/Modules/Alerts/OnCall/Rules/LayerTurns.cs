using System.Collections.Immutable;
using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

/// <summary>
/// Whose turn it is in a layer, by the clock of its zone: a handoff at nine is at nine whether or not clocks were changed since. One the clocks leave out happens
/// when they have been put forward, one they show twice happens the first time.
/// </summary>
internal sealed class LayerTurns
{
    private readonly Layer _layer;
    private readonly TimeZoneInfo _zone;
    private readonly DateTime _start;
    private readonly DateTimeOffset _begin, _end;
    private readonly BusinessCalendar? _hours;

    // Open on every day that is no holiday.
    private readonly BusinessCalendar? _ordinaryDays;

    public LayerTurns(Layer layer, string zone, ImmutableArray<Holiday> holidays)
    {
        (_layer, _zone, _start) = (layer, Zones.Find(zone), layer.StartsOn.ToDateTime(layer.HandoffAt));
        (_begin, _end) = (Handoff(0), layer.EndsOn is { } last ? LocalDay.MomentOf(last.ToDateTime(layer.HandoffAt), _zone) : DateTimeOffset.MaxValue);
        if (layer.Hours is { } hours) _hours = BusinessCalendar.Of(new() { Zone = zone, Week = hours, Holidays = layer.Holidays is HolidayUse.Off ? holidays : [] }).Value;
        if (layer.Holidays is HolidayUse.Only || (layer.Holidays is HolidayUse.Off && _hours is null))
            _ordinaryDays = BusinessCalendar.Of(new() { Zone = zone, Week = WeeklyHours.Daily(WorkPeriod.WholeDay), Holidays = holidays }).Value;
    }

    public Guid? At(DateTimeOffset at) => IsInForce(at) ? _layer.People[(int)(TurnAt(at) % _layer.People.Length)] : null;

    /// <summary>The moments between two others at which it may be somebody else's turn.</summary>
    public IEnumerable<DateTimeOffset> Changes(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= _begin || from >= _end) return [];
        var changes = new List<DateTimeOffset> { _begin, _end };
        for (var turn = Math.Max(0, TurnAt(from)); Handoff(turn) is var at && at < until && at < _end; turn++) changes.Add(at);
        foreach (var calendar in new[] { _hours, _ordinaryDays }.OfType<BusinessCalendar>())
            foreach (var (opens, closes) in calendar.OpenIntervals(from, until)) changes.AddRange([opens, closes]);
        return changes.Where(at => at > from && at < until);
    }

    private bool IsInForce(DateTimeOffset at) => !_layer.People.IsEmpty && at >= _begin && at < _end
        && (_hours?.IsOpen(at) ?? true) && (_ordinaryDays is not { } ordinary || ordinary.IsOpen(at) == (_layer.Holidays is HolidayUse.Off));

    private long TurnAt(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone).DateTime;
        var turn = (long)Math.Floor((local - _start) / _layer.Length);
        while (Handoff(turn + 1) <= at) turn++; // the clocks show this hour for the second time
        while (Handoff(turn) > at) turn--;
        return turn;
    }

    private DateTimeOffset Handoff(long turn) => LocalDay.MomentOf(_start + turn * _layer.Length, _zone);
}
