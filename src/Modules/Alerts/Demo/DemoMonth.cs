using System.Collections.Immutable;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Incidents;

namespace Platform.Alerts.Demo;

/// <summary>Somebody of the demo who takes care of alerts.</summary>
internal sealed record DemoCrew(Guid Operator, Guid Supervisor, Guid Manager);

/// <summary>A device of a demo place.</summary>
internal sealed record DemoDevice(Guid Id, string Name, ImmutableArray<string> Behind);

/// <summary>Something that happened at a place, at its moment.</summary>
internal sealed record Happening(DateTimeOffset At, Func<PastSite, Task> Happen);

/// <summary>The past month of a demo place: doors that are held open, sensors at the edge of their radio, gateways that take everything behind them along, and what people did about it.</summary>
internal sealed class DemoMonth(int place, Guid site, IReadOnlyList<DemoDevice> devices, DemoCrew crew, DateTimeOffset from, int days)
{
    private readonly Random _chance = new(4711 + place), _mind = new(815 + place);
    private readonly List<Happening> _all = [];

    /// <summary>The one others report through.</summary>
    public static DemoDevice? GatewayOf(IReadOnlyList<DemoDevice> there) => there.FirstOrDefault(d => there.Any(other => other.Behind.Contains(d.Id.ToString())));

    public IReadOnlyList<Happening> All()
    {
        var (gateway, sensors) = (GatewayOf(devices), devices.Where(d => !d.Behind.IsEmpty).ToList());
        var doors = sensors.Where(d => d.Name.Contains("door", StringComparison.OrdinalIgnoreCase)).ToList();
        var hot = sensors.FirstOrDefault(d => d.Name.Contains("thermometer", StringComparison.OrdinalIgnoreCase));
        for (var day = 0; day < days; day++)
        {
            if (place % 5 == 0 && doors.Count > 0) DoorsHeldOpen(day, doors);
            if ((day + 2 * place) % 14 == 3 && sensors.Count > 3) WeakSignal(day, sensors[(day + place) % sensors.Count]);
            if ((day * 5 + place) % 9 == 2 && sensors.Count > 0) LowBattery(day, sensors[day % sensors.Count]);
            if ((day + 3 * place) % 12 == 5 && hot is not null) TooWarm(day, hot);
            if ((day * 3 + place * 7) % 29 == 4 && gateway is not null) GatewayLost(day, gateway, sensors);
            if (place is 3 && day == days - 20) PowerDip(day, isReviewed: true);
            if (place is 1 && day == days - 6) PowerDip(day, isReviewed: false);
        }

        if (place != 0 || doors.Count == 0) return [.. _all.OrderBy(h => h.At)];
        DoorLeftOpen(days - 17, doors[^1]);
        BurglaryWhileSilenced(days - 5, doors[0]);
        return [.. _all.OrderBy(h => h.At)];
    }

    private void DoorsHeldOpen(int day, List<DemoDevice> doors)
    {
        for (var n = _chance.Next(0, 3); n > 0; n--)
        {
            var door = doors[_chance.Next(doors.Count)];
            var (at, minutes, labels) = (At(day, _chance.Next(6, 19), _chance.Next(60)), _chance.Next(3, 14), Labels("DoorHeldOpen", "low", "OTHER", door));
            Fire(at, minutes, labels, $"{door.Name} is held open", door);
            Rate(at.AddMinutes(minutes + 6), labels, worth: 0.04);
        }
    }

    // Comes and goes until it counts as going on.
    private void WeakSignal(int day, DemoDevice sensor)
    {
        var (at, labels) = (At(day, _chance.Next(24), _chance.Next(40)), Labels("SignalWeak", "warning", "DEVICE_FAILURE", sensor));
        for (var n = 0; n < 6; n++) Fire(at.AddMinutes(n * 3), 1, labels, $"{sensor.Name} is at the edge of its radio", sensor);
        Rate(at.AddMinutes(22), labels, worth: 0.08);
    }

    private void LowBattery(int day, DemoDevice sensor)
    {
        var (at, labels) = (At(day, _chance.Next(24), _chance.Next(60)), Labels("BatteryLow", "warning", "DEVICE_FAILURE", sensor));
        Fire(at, _chance.Next(120, 600), labels, $"The battery of {sensor.Name} is below 15 %", sensor);
        Rate(at.AddMinutes(35), labels, worth: 0.2);
    }

    private void TooWarm(int day, DemoDevice sensor)
    {
        var (at, labels) = (At(day, _chance.Next(24), _chance.Next(60)), Labels("TemperatureHigh", "critical", "DEVICE_FAILURE", sensor));
        Fire(at, 48, labels, $"{sensor.Name} reads 34 °C", sensor);
        Care(at.AddMinutes(_chance.Next(3, 11)), crew.Operator, labels, (a, call) => AlertDecisions.Acknowledge(a, call.Actor.Value, call.Now));
        _all.Add(new(at.AddMinutes(16), past => past.Say(at.AddMinutes(16), crew.Operator, labels, "The air conditioning had tripped. Reset it; the technician looks at it tomorrow.")));
        Care(at.AddMinutes(_chance.Next(25, 46)), crew.Operator, labels, (a, call) => AlertDecisions.Resolve(a, call.Actor.Value, call.Now));
        Rate(at.AddMinutes(47), labels, worth: 0.85);
    }

    // The sensors are missed first, the gateway they report through after that: it takes them in.
    private void GatewayLost(int day, DemoDevice gateway, List<DemoDevice> sensors)
    {
        var (at, minutes, lost) = (At(day, _chance.Next(24), _chance.Next(60)), _chance.Next(25, 110), sensors.Take(7).ToList());
        var cause = Labels("ReportsMissing", "critical", "DEVICE_FAILURE", gateway);
        foreach (var sensor in lost) Fire(at.AddSeconds(_chance.Next(20)), minutes, Labels("ReportsMissing", "critical", "DEVICE_FAILURE", sensor), $"{sensor.Name} sends nothing", sensor);
        Fire(at.AddSeconds(45), minutes, cause, $"{gateway.Name} does not answer", gateway);
        for (var minute = 5; minute < minutes; minute += 5)
            _all.Add(new(at.AddMinutes(minute), Again(at.AddMinutes(minute), at.AddMinutes(minutes), lost)));
        Care(at.AddMinutes(_chance.Next(2, 13)), crew.Operator, cause, (a, call) => AlertDecisions.Acknowledge(a, call.Actor.Value, call.Now));
        Rate(at.AddMinutes(minutes - 4), cause, worth: 0.9);
        Rate(at.AddMinutes(minutes - 3), Labels("ReportsMissing", "critical", "DEVICE_FAILURE", lost[0]), worth: 0.15);
    }

    private Func<PastSite, Task> Again(DateTimeOffset at, DateTimeOffset end, List<DemoDevice> lost) => past => past.Hear(at, [.. lost.Select(sensor =>
        Report(at, end, Labels("ReportsMissing", "critical", "DEVICE_FAILURE", sensor), $"{sensor.Name} sends nothing", sensor))]);

    // More at once than anybody could read: one incident.
    private void PowerDip(int day, bool isReviewed)
    {
        var at = At(day, 14, 7);
        foreach (var circuit in Enumerable.Range(1, 34))
            Fire(at.AddSeconds(circuit % 20), 12 + circuit % 17, LabelSet.Of(("alertname", "CircuitWithoutPower"), ("circuit", $"{circuit}"), ("severity", circuit % 5 == 0 ? "critical" : "high"), ("type", "DEVICE_FAILURE"), ("site", site.ToString())), $"Circuit {circuit} has no power", null);
        Lead(at.AddMinutes(4), crew.Supervisor, (storm, changes, call) => changes.Change(storm, null, i => IncidentDecisions.Take(i, IncidentRole.Commander, crew.Supervisor, call.Now), default));
        Lead(at.AddMinutes(5), crew.Supervisor, (storm, changes, call) => changes.Change(storm, null, i => IncidentDecisions.Take(i, IncidentRole.Communications, crew.Manager, call.Now), default));
        Write(at.AddMinutes(6), crew.Supervisor, "The grid operator confirms a dip in the whole quarter. Lifts stand still; nobody is in them.");
        Write(at.AddMinutes(19), crew.Manager, "Tenants are told. Power is back on two of three phases.");
        Lead(at.AddMinutes(33), crew.Supervisor, (storm, changes, call) => changes.Change(storm, null, i => IncidentDecisions.Mitigate(i, call.Now), default));
        Write(at.AddMinutes(52), crew.Operator, "All circuits are back. Chiller 1 was started by hand.");
        Lead(at.AddMinutes(71), crew.Supervisor, (storm, changes, call) => changes.Change(storm, null, i => IncidentDecisions.Resolve(i, call.Now), default));
        if (!isReviewed) return;
        const string Summary = "What happened\nThe grid dipped for eleven seconds at 14:07. 34 circuits tripped; lifts and cooling stood still for half an hour.\n\nWhy\nThe undervoltage relays trip after 200 ms, as they were delivered.\n\nWhat we do so that it does not happen again\n- Relays are set to 1.5 s (done)\n- Chiller 1 restarts by itself (ordered)\n- Lifts are asked first, by the intercom (in the handbook)";
        Lead(at.AddHours(22), crew.Manager, (storm, changes, call) => changes.Write(storm, null, Summary, isSummary: true, (i, text) => IncidentDecisions.Review(i, text, call.Now), default));
    }

    // For once it was worth a look.
    private void DoorLeftOpen(int day, DemoDevice door)
    {
        var (at, labels) = (At(day, 22, 40), Labels("DoorHeldOpen", "low", "OTHER", door));
        Fire(at, 55, labels, $"{door.Name} is held open", door);
        Care(at.AddMinutes(6), crew.Operator, labels, (a, call) => AlertDecisions.Acknowledge(a, call.Actor.Value, call.Now));
        _all.Add(new(at.AddMinutes(31), past => past.Say(at.AddMinutes(31), crew.Operator, labels, "The cleaners had wedged it open and left. Shut it, and told them.")));
    }

    // The silence was over doors that are held open while furniture is moved; this was somebody else.
    private void BurglaryWhileSilenced(int day, DemoDevice door)
    {
        var (at, labels) = (At(day, 3, 12), Labels("DoorHeldOpen", "low", "OTHER", door));
        Fire(at, 95, labels, $"{door.Name} is held open", door);
        Care(at.AddMinutes(41), crew.Operator, labels, (a, call) => AlertDecisions.Acknowledge(a, call.Actor.Value, call.Now));
        _all.Add(new(at.AddMinutes(44), past => past.Say(at.AddMinutes(44), crew.Operator, labels, "Seen by chance on the camera: the door was forced. The police are on their way. Why was nobody called?")));
    }

    private void Write(DateTimeOffset at, Guid person, string text) =>
        Lead(at, person, (storm, changes, call) => changes.Write(storm, null, text, isSummary: false, (i, update) => IncidentDecisions.Update(i, update, call.Now), default));

    private void Lead(DateTimeOffset at, Guid person, Func<string, IncidentChanges, Call, Task> does) => _all.Add(new(at, past => past.Lead(at, person, does)));

    private void Care(DateTimeOffset at, Guid person, LabelSet labels, Func<Alert, Call, Decision<AlertEvent>> verb) => _all.Add(new(at, past => past.Care(at, person, labels, verb)));

    // People do not agree with themselves every time.
    private void Rate(DateTimeOffset at, LabelSet labels, double worth)
    {
        var (person, wasWorth) = (_mind.Next(4) == 0 ? crew.Supervisor : crew.Operator, _mind.NextDouble() < worth);
        _all.Add(new(at, past => past.Rate(at, person, labels, wasWorth)));
    }

    private void Fire(DateTimeOffset at, int minutes, LabelSet labels, string summary, DemoDevice? device) => _all.Add(new(at, past => past.Hear(at, Report(at, at.AddMinutes(minutes), labels, summary, device))));

    private DateTimeOffset At(int day, int hour, int minute) => from.AddDays(day).AddHours(hour).AddMinutes(minute).AddSeconds(_chance.Next(50));

    private LabelSet Labels(string name, string severity, string type, DemoDevice device) =>
        LabelSet.Of(("alertname", name), ("severity", severity), ("type", type), ("device", device.Id.ToString()), ("site", site.ToString()));

    public static AlertReport Report(DateTimeOffset at, DateTimeOffset end, LabelSet labels, string summary, DemoDevice? device) =>
        new(labels, LabelSet.Of(("summary", summary)), at, end) { Device = device?.Id.ToString(), Behind = device?.Behind ?? [] };
}
