namespace Platform.Benchmarks.Replay;

/// <summary>How the device stood after a point of the series, in the series' own time.</summary>
internal sealed record Stand(DateTime At, int? Score, string Band, string Why);

/// <summary>The health of the device as the replay went on.</summary>
internal sealed class HealthCourse
{
    private const int MostLines = 60;

    private readonly List<Stand> _stands = [];

    public void Add(Stand stand) => _stands.Add(stand);

    /// <summary>Prints when it went from one band into another, and why.</summary>
    public void TellBands()
    {
        var changes = _stands.Where((stand, i) => i == 0 || stand.Band != _stands[i - 1].Band).ToList();
        foreach (var stand in changes.Take(MostLines)) Console.WriteLine($"  {stand.At:yyyy-MM-dd HH:mm}  {stand.Band,-8} {stand.Score,3}  {stand.Why}");
        if (changes.Count > MostLines) Console.WriteLine($"  … and {changes.Count - MostLines} more changes");
    }

    public void PrintLowest()
    {
        var lowest = Scored(_ => true).MinBy(stand => stand.Score) ?? throw new CannotMeasureException("The device never had a score.");
        Console.WriteLine($"lowest: {lowest.Score} at {lowest.At:yyyy-MM-dd HH:mm}, {lowest.Why}");
        Figures.Print("replay.min_score", lowest.Score!.Value, "points");
    }

    /// <summary>Beside each window the day before it; and how often health complained when nothing was wrong.</summary>
    public void PrintWindows(IReadOnlyList<Window> windows)
    {
        var seen = 0;
        foreach (var window in windows)
        {
            var before = Scored(stand => stand.At < window.From && stand.At >= window.From.AddDays(-1)).Select(stand => stand.Score!.Value).Order().ToList();
            var within = Scored(stand => window.Holds(stand.At)).ToList();
            if (within.MinBy(stand => stand.Score) is not { } lowest) continue;
            var left = within.FirstOrDefault(stand => stand.Band != "healthy");
            if (left is not null) seen++;
            var usual = before.Count == 0 ? "unknown" : $"{before[before.Count / 2]} (median)";
            var course = left is null ? "always healthy" : $"not healthy from {left.At:yyyy-MM-dd HH:mm}";
            Console.WriteLine($"window {window.From:yyyy-MM-dd HH:mm} to {window.To:yyyy-MM-dd HH:mm}: the day before {usual}, " +
                $"lowest {lowest.Score} at {lowest.At:yyyy-MM-dd HH:mm}, {course}");
        }

        var calm = Scored(stand => !windows.Any(window => window.Holds(stand.At))).ToList();
        Figures.Print("replay.windows", windows.Count, "windows");
        Figures.Print("replay.windows_seen", seen, "windows");
        Figures.Print("replay.unhealthy_outside", 100.0 * calm.Count(stand => stand.Band != "healthy") / Math.Max(1, calm.Count), "%");
    }

    private IEnumerable<Stand> Scored(Func<Stand, bool> which) => _stands.Where(stand => stand.Score is not null && which(stand));
}
