using System.Collections.Immutable;

namespace Platform.Alerts.OnCall.Rules;

/// <summary>Somebody is on call instead of whoever the layers say; one that says instead of whom is a shift somebody took.</summary>
internal sealed record Override(Guid Id, DateTimeOffset From, DateTimeOffset Until, Guid Person, Guid? InsteadOf, DateTimeOffset MadeAt)
{
    public bool IsAt(DateTimeOffset at) => From <= at && at < Until;
}

/// <summary>Who is on call, and what says so: an override, or one of the layers. Nobody, where nothing does.</summary>
internal readonly record struct Duty(Guid? Person, int? Layer, Guid? Override)
{
    public static readonly Duty Nobody;
}

/// <summary>From when until when somebody, or nobody, is on call.</summary>
internal sealed record Shift(DateTimeOffset From, DateTimeOffset Until, Duty Duty);

/// <summary>A plan and its overrides: who is on call at any moment. Of overrides the one made last wins, and any wins over all layers.</summary>
internal sealed class Rota(OnCallPlan plan, IEnumerable<Override> overrides)
{
    private readonly ImmutableArray<LayerTurns> _layers = [.. plan.Layers.Select(layer => new LayerTurns(layer, plan.Zone, plan.Holidays))];
    private readonly ImmutableArray<Override> _overrides = [.. overrides.OrderBy(o => o.MadeAt).ThenBy(o => o.Id)];

    public Duty WhoIsOnCall(DateTimeOffset at)
    {
        for (var i = _overrides.Length - 1; i >= 0; i--)
            if (_overrides[i].IsAt(at)) return new(_overrides[i].Person, null, _overrides[i].Id);
        for (var i = _layers.Length - 1; i >= 0; i--)
            if (_layers[i].At(at) is { } person) return new(person, i, null);
        return Duty.Nobody;
    }

    /// <summary>The time from one moment until another in shifts, one after the other without gaps: where nobody is on call there is a shift of nobody.</summary>
    public IReadOnlyList<Shift> Shifts(DateTimeOffset from, DateTimeOffset until) => Tile(from, until, WhoIsOnCall,
        [.. _layers.SelectMany(t => t.Changes(from, until)), .. _overrides.SelectMany(o => new[] { o.From, o.Until })]);

    /// <summary>What one layer says by itself.</summary>
    public IReadOnlyList<Shift> ShiftsOf(int layer, DateTimeOffset from, DateTimeOffset until) =>
        Tile(from, until, at => _layers[layer].At(at) is { } person ? new(person, layer, null) : Duty.Nobody, _layers[layer].Changes(from, until));

    private static List<Shift> Tile(DateTimeOffset from, DateTimeOffset until, Func<DateTimeOffset, Duty> who, IEnumerable<DateTimeOffset> changes)
    {
        var shifts = new List<Shift>();
        if (from >= until) return shifts;
        DateTimeOffset[] ends = [.. changes.Where(at => at > from && at < until).Distinct().Order(), until];
        var begin = from;
        foreach (var end in ends)
        {
            var duty = who(begin);
            if (shifts is [.., var last] && last.Duty == duty) shifts[^1] = last with { Until = end };
            else shifts.Add(new(begin, end, duty));
            begin = end;
        }

        return shifts;
    }
}
