namespace Platform.Tickets.Domain.Risk;

/// <summary>What tickets of one kind have come to so far: how long they were open, how many were resolved, how many were late. Hours are working hours.</summary>
internal sealed class Tally
{
    private const double WorkingWeek = 50;
    private double _sinceHours, _untilHours, _recent, _recentHour;
    private int _running;

    /// <summary>Tickets not resolved now, the overdue ones with them.</summary>
    public int Open { get; private set; }

    /// <summary>Tickets that were resolved before they were due, but not at once: what is answered on the telephone says nothing of how long the others take.</summary>
    public int Resolved { get; private set; }

    public int OnTime { get; private set; }
    public int Breached { get; private set; }

    public void Join(double hour, bool isInTime)
    {
        Open++;
        if (!isInTime) return;
        _running++;
        _sinceHours += hour;
    }

    public void Leave(double hour, bool isInTime, bool isResolved, bool isAtOnce)
    {
        Open--;
        if (isInTime) FallDue(hour);
        if (!isResolved) return;
        if (isInTime && !isAtOnce) Resolved++;
        _recent = Recent(hour) + 1;
        _recentHour = hour;
    }

    /// <summary>Its time is up: how long it takes from here on says nothing of how soon tickets are resolved in time.</summary>
    public void FallDue(double hour)
    {
        _running--;
        _untilHours += hour;
    }

    public void End(bool breached)
    {
        if (breached) Breached++;
        else OnTime++;
    }

    /// <summary>Hours all tickets were open and in time, together.</summary>
    public double OpenHours(double hour) => Math.Max(0, _untilHours + _running * hour - _sinceHours);

    /// <summary>Tickets resolved in the last working week, fading.</summary>
    public double Recent(double hour) => _recent * Math.Exp((_recentHour - hour) / WorkingWeek);
}
