using System.Diagnostics;
using Platform.Benchmarks.Running;
using Platform.Calendars;

namespace Platform.Benchmarks.Calendars;

/// <summary>calendar: due dates a second on one core, beside RT's engine in the same run, and whether both say the same.</summary>
internal static class CalendarVerb
{
    public const string Usage = "[--seconds 3] [--cases 10000]";

    private const int Starts = 20_000, StartsOfRt = 500;
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<WorkPeriod> Office = [new(new(8, 0), new(12, 0)), new(new(13, 0), new(17, 0))];
    private static readonly Holiday[] Holidays = [Yearly(1, 1, "New Year"), Yearly(5, 1, "Labour Day"), Yearly(12, 25, "Christmas Day"), Yearly(12, 26, "Boxing Day")];

    private static readonly CalendarRules Berlin = new() { Zone = "Europe/Berlin", Week = WeeklyHours.Weekdays(Office), Holidays = Holidays };
    private static readonly CalendarRules[] Calendars =
    [
        Berlin,
        new() { Zone = "America/New_York", Week = WeeklyHours.Daily(new WorkPeriod(new(0, 30), new(21, 0))), Holidays = Holidays },
        new() { Zone = "Australia/Lord_Howe", Week = WeeklyHours.Weekdays(new WorkPeriod(new(22, 0), new(6, 0))) },
        new() { Zone = "Asia/Kolkata", Week = WeeklyHours.Weekdays(Office) with { Saturday = Office }, Holidays = Holidays },
    ];

    public static async Task<int> Run(VerbArgs args)
    {
        var (calendar, random) = (BusinessCalendar.Of(Berlin).Value!, new Random(1));
        var starts = Enumerable.Range(0, Starts).Select(_ => First.AddMinutes(random.Next(4 * 365 * 1_440))).ToArray();

        var due4 = Rate(args, starts, start => calendar.Due(start, TimeSpan.FromHours(4))!.Value.Ticks);
        var due40 = Rate(args, starts, start => calendar.Due(start, TimeSpan.FromHours(40))!.Value.Ticks);
        Figures.Print("calendar.due4h_per_s", due4, "due dates/s");
        Figures.Print("calendar.due40h_per_s", due40, "due dates/s");
        Figures.Print("calendar.elapsed_per_s", Rate(args, starts, start => calendar.Elapsed(First, start).Ticks), "spans/s");

        using var scratch = new Scratch();
        var rt = await RtEngine.Find(scratch, args.Stop);
        var rt4 = await Rate(rt, starts, TimeSpan.FromHours(4), StartsOfRt, args.Stop);
        var rt40 = await Rate(rt, starts, TimeSpan.FromHours(40), StartsOfRt / 4, args.Stop);
        Figures.Print("calendar.rt_due4h_per_s", rt4, "due dates/s");
        Figures.Print("calendar.rt_due40h_per_s", rt40, "due dates/s");
        Figures.Print("calendar.vs_rt", due4 / rt4, "times");
        Figures.Print("calendar.vs_rt_40h", due40 / rt40, "times");

        var cases = args.Count("cases", 10_000) / Calendars.Length;
        var agreed = await Task.WhenAll(Calendars.Select((rules, i) => Task.Run(() => Compare(rt, rules, cases, seed: i, args.Stop), args.Stop)));
        var sum = agreed.Aggregate((a, b) => a + b);
        foreach (var (rules, agreement) in Calendars.Zip(agreed)) Console.WriteLine($"{rules.Zone,-20} {agreement}");
        Figures.Print("calendar.rt_cases", sum.Cases, "cases");
        Figures.Print("calendar.rt_right", sum.RtRight, "cases");
        Figures.Print("calendar.wrong", sum.OursWrong, "cases");
        Figures.Print("calendar.rt_disagreements", sum.Disagreements, "cases");
        return 0;
    }

    private static async Task<Agreement> Compare(RtEngine rt, CalendarRules rules, int cases, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var questions = Enumerable.Range(0, cases).Select(_ => new Question(First.AddMinutes(random.Next(4 * 365 * 1_440)), TimeSpan.FromMinutes(1 + random.Next(6 * 60)))).ToList();
        var (due, _) = await rt.Answer(rules, questions, stop);
        return Agreement.Of(rules, questions, due);
    }

    private static async Task<double> Rate(RtEngine rt, DateTimeOffset[] starts, TimeSpan work, int count, CancellationToken stop) =>
        count / (await rt.Answer(Berlin, [.. starts.Take(count).Select(start => new Question(start, work))], stop)).Took.TotalSeconds;

    /// <summary>How often one thread does it in a second of a core, which others on the machine do not change.</summary>
    private static double Rate(VerbArgs args, DateTimeOffset[] starts, Func<DateTimeOffset, long> once)
    {
        Run(Math.Min(1, args.Seconds)); // warm
        return Run(args.Seconds);

        double Run(double seconds)
        {
            using var own = Process.GetCurrentProcess();
            var (done, sum, begun, clock) = (0L, 0L, own.TotalProcessorTime, Stopwatch.StartNew());
            for (; clock.Elapsed.TotalSeconds < seconds; done += starts.Length)
            {
                args.Stop.ThrowIfCancellationRequested();
                foreach (var start in starts) sum ^= once(start);
            }

            own.Refresh();
            return sum == long.MinValue ? 0 : done / (own.TotalProcessorTime - begun).TotalSeconds; // the sum is looked at, so nothing may be left out
        }
    }

    private static Holiday Yearly(int month, int day, string name) => new(new(2000, month, day), name, isYearly: true);
}
