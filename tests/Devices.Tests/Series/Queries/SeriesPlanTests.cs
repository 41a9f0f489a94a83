using Platform.Devices.Intake;

namespace Platform.Devices.Series.Queries;

public sealed class SeriesPlanTests
{
    private const long Minute = IntakeClock.MicrosecondsPerMinute, Hour = IntakeClock.MicrosecondsPerHour, Day = IntakeClock.MicrosecondsPerDay;
    private static readonly HashSet<long> None = [];

    [Fact]
    public void Whole_days_are_read_from_days_and_the_ends_from_what_is_finer()
    {
        var plan = SeriesPlan.For(new(Day - 90 * Minute, 3 * Day + 30 * Minute), Day, None, None);

        Assert.Equal([new(Day, 3 * Day)], plan.Days);
        Assert.Equal([new(Day - Hour, Day)], plan.Hours);
        Assert.Equal([new(Day - 90 * Minute, Day - Hour), new(3 * Day, 3 * Day + 30 * Minute)], plan.Readings);
    }

    [Fact]
    public void A_touched_hour_is_read_from_the_readings_and_its_day_from_hours()
    {
        var plan = SeriesPlan.For(new(0, 2 * Day), Day, new HashSet<long> { 5 * Hour }, None);

        Assert.Equal([new(Day, 2 * Day)], plan.Days);
        Assert.Equal([new(0, 5 * Hour), new(6 * Hour, Day)], plan.Hours);
        Assert.Equal([new(5 * Hour, 6 * Hour)], plan.Readings);
    }

    [Fact]
    public void Steps_of_minutes_are_read_from_minutes_where_there_are_any()
    {
        var plan = SeriesPlan.For(new(0, 4 * Hour), 5 * Minute, new HashSet<long> { 2 * Hour }, new HashSet<long> { Hour, 2 * Hour });

        Assert.Equal([new(Hour, 2 * Hour)], plan.Minutes);
        Assert.Equal([new(0, Hour), new(2 * Hour, 4 * Hour)], plan.Readings);
    }

    [Fact]
    public void Steps_shorter_than_a_minute_are_read_from_the_readings() =>
        Assert.Equal([new(7, 3 * Hour)], SeriesPlan.For(new(7, 3 * Hour), 30_000_000, None, new HashSet<long> { Hour }).Readings);

    [Fact]
    public void What_is_asked_for_is_read_exactly_once_from_somewhere()
    {
        var chance = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var from = chance.NextInt64(5 * Day);
            var asked = new Span(from, from + 1 + chance.NextInt64(5 * Day));
            var touched = Enumerable.Range(0, 10).Select(_ => chance.NextInt64(240) * Hour).ToHashSet();
            var minutes = Enumerable.Range(0, 30).Select(_ => chance.NextInt64(240) * Hour).ToHashSet();
            var plan = SeriesPlan.For(asked, chance.GetItems([1_000_000L, 5 * Minute, 2 * Hour, Day, 2 * Day], 1)[0], touched, minutes);

            var spans = plan.Days.Concat(plan.Hours).Concat(plan.Minutes).Concat(plan.Readings).OrderBy(span => span.From).ToList();
            Assert.Equal((asked.From, asked.To), (spans[0].From, spans[^1].To));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }
}
