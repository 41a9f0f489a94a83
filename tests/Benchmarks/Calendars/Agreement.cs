using Platform.Calendars;

namespace Platform.Benchmarks.Calendars;

/// <summary>How our due dates and those of RT's engine compare, judged by a counter that looks at the clock of every minute.</summary>
internal readonly record struct Agreement(int Cases, int OursWrong, int RtRight, int Disagreements)
{
    // The longest work of a case is done well within this.
    private const int Days = 60;

    public static Agreement operator +(Agreement a, Agreement b) => new(a.Cases + b.Cases, a.OursWrong + b.OursWrong, a.RtRight + b.RtRight, a.Disagreements + b.Disagreements);

    public static Agreement Of(CalendarRules rules, IReadOnlyList<Question> questions, IReadOnlyList<long> theirs)
    {
        var (calendar, counter) = (BusinessCalendar.Of(rules).Value!, new MinuteCounter(rules));
        var (oursWrong, rtRight, disagreements) = (0, 0, 0);
        for (var i = 0; i < questions.Count; i++)
        {
            var ours = calendar.Due(questions[i].Start, questions[i].Work);
            var counted = counter.Due(questions[i].Start, (int)questions[i].Work.TotalMinutes, Days);
            if (ours != counted) oursWrong++;
            if (counted?.ToUnixTimeSeconds() != theirs[i]) continue;

            // Only where RT is right does its answer say anything of ours.
            rtRight++;
            if (ours?.ToUnixTimeSeconds() != theirs[i]) disagreements++;
        }

        return new(questions.Count, oursWrong, rtRight, disagreements);
    }
}
