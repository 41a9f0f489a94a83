using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>
/// What a company's tickets have taught up to now: how fast and how reliably those of one group, category, priority and channel are resolved.
/// Rates of few tickets lean on the rates of all, and those on a common prior. Nothing is known here that was not known at <see cref="Hour"/>.
/// </summary>
internal sealed class Experience
{
    /// <summary>Of what is not known better: a ticket takes thirty-six working hours, and one in three is late.</summary>
    private const double UsualHours = 36, UsualBreaches = 1 / 3.0, LeastOfAll = 10, LeastOfOne = 8;

    /// <summary>Whoever promises to be sooner than usual is believed, as if five tickets had taken so long that one in three was late; but not that it takes less than two hours.</summary>
    private const double LeastOfPromise = 5, LeastPromise = 2;

    private readonly Tally _all = new();
    private readonly Dictionary<int, Tally> _priorities = [];
    private readonly Dictionary<string, Tally> _categories = [], _groups = [], _channels = [];

    /// <summary>The working hour up to which everything is counted.</summary>
    public double Hour { get; set; }

    public int OnTime => _all.OnTime;
    public int Breached => _all.Breached;

    public void Join(in Likeness kind, bool isInTime)
    {
        foreach (var tally in Of(kind)) tally.Join(Hour, isInTime);
    }

    public void Leave(in Likeness kind, bool isInTime, bool isResolved, bool isAtOnce = false)
    {
        foreach (var tally in Of(kind)) tally.Leave(Hour, isInTime, isResolved, isAtOnce);
    }

    public void FallDue(in Likeness kind)
    {
        foreach (var tally in Of(kind)) tally.FallDue(Hour);
    }

    public void End(in Likeness kind, bool breached)
    {
        foreach (var tally in Of(kind)) tally.End(breached);
    }

    /// <summary>Tickets resolved in one hour of one open ticket.</summary>
    public double Pace => (_all.Resolved + LeastOfAll) / (_all.OpenHours(Hour) + LeastOfAll * UsualHours);

    /// <summary>The same for one promised within so many hours: as long as few tickets were resolved, what is promised tells more of it than what is usual anywhere.</summary>
    public double PaceOf(double promisedHours)
    {
        var hours = Math.Min(Math.Max(promisedHours, LeastPromise) / -Math.Log(UsualBreaches), UsualHours);
        return (_all.Resolved + LeastOfPromise) / (_all.OpenHours(Hour) + LeastOfPromise * hours);
    }

    public double BreachRate => (_all.Breached + LeastOfAll * UsualBreaches) / (_all.Breached + _all.OnTime + LeastOfAll);

    public Rates OfAll() => new(0, 0, Load(_all));
    public Rates OfPriority(int priority) => RatesOf(_priorities.GetValueOrDefault(priority));
    public Rates OfCategory(string? category) => RatesOf(Find(_categories, category));
    public Rates OfGroup(string? group) => RatesOf(Find(_groups, group));
    public Rates OfChannel(string? channel) => RatesOf(Find(_channels, channel));

    private Rates RatesOf(Tally? tally)
    {
        if (tally is null) return default;
        var (pace, rate) = (Pace, BreachRate);
        var own = (tally.Resolved + LeastOfOne) / (tally.OpenHours(Hour) + LeastOfOne / pace);
        var breaches = (tally.Breached + LeastOfOne * rate) / (tally.Breached + tally.OnTime + LeastOfOne);
        return new((float)Math.Log(own / pace), (float)(Odds.Log(breaches) - Odds.Log(rate)), Load(tally));
    }

    private float Load(Tally tally) => (float)Math.Log((1 + tally.Open) / (1 + tally.Recent(Hour)));

    private static Tally? Find(Dictionary<string, Tally> tallies, string? name) => name is null ? null : tallies.GetValueOrDefault(name);

    private IEnumerable<Tally> Of(Likeness kind)
    {
        yield return _all;
        yield return At(_priorities, kind.Priority);
        if (kind.Category is { } category) yield return At(_categories, category);
        if (kind.Group is { } group) yield return At(_groups, group);
        if (kind.Channel is { } channel) yield return At(_channels, channel);
    }

    private static Tally At<TKey>(Dictionary<TKey, Tally> tallies, TKey key) where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out var tally)) tallies[key] = tally = new();
        return tally;
    }
}

/// <summary>How tickets of one kind differ from all: how much faster they are resolved, how much more often late, both as logarithms of odds or ratios, and how many wait for each resolved lately.</summary>
internal readonly record struct Rates(float Pace, float Breaches, float Load);
