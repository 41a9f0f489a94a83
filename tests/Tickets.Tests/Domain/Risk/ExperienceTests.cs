namespace Platform.Tickets.Domain.Risk;

public class ExperienceTests
{
    private static readonly Likeness Desk = new(3, "printing", "desk", "web"), Field = Desk with { Group = "field" };

    [Fact]
    public void A_group_that_resolves_sooner_has_the_higher_pace()
    {
        var past = Past(Desk, hours: 5, count: 50);
        Worked(past, Field, hours: 60, count: 50);
        Assert.True(past.OfGroup("desk").Pace > 0.3);
        Assert.True(past.OfGroup("field").Pace < -0.3);
    }

    [Fact]
    public void One_ticket_hardly_tells_of_a_group()
    {
        var past = Past(Desk, hours: 20, count: 50);
        Worked(past, Field, hours: 200, count: 1);
        Assert.InRange(past.OfGroup("field").Pace, -1, 0);
    }

    [Fact]
    public void An_unknown_group_is_like_all() => Assert.Equal(default, Past(Desk, hours: 5, count: 50).OfGroup("nobody"));

    [Fact]
    public void A_group_that_is_often_late_has_the_higher_odds()
    {
        var past = new Experience();
        for (var i = 0; i < 30; i++)
        {
            past.End(Desk, breached: i % 10 == 0);
            past.End(Field, breached: i % 10 != 0);
        }

        Assert.True(past.OfGroup("field").Breaches > 0.5);
        Assert.True(past.OfGroup("desk").Breaches < -0.5);
    }

    [Fact]
    public void Time_after_the_due_date_does_not_count_as_pace()
    {
        var past = new Experience();
        past.Join(Desk, isInTime: true);
        past.Hour = 36;
        past.FallDue(Desk);
        var then = past.Pace;
        past.Hour = 1_000;
        Assert.Equal(then, past.Pace, 9);
    }

    [Fact]
    public void What_is_resolved_at_once_does_not_make_the_others_faster()
    {
        var past = new Experience();
        var before = past.Pace;
        for (var i = 0; i < 100; i++)
        {
            past.Join(Desk, isInTime: true);
            past.Hour += 0.01;
            past.Leave(Desk, isInTime: true, isResolved: true, isAtOnce: true);
        }

        Assert.True(past.Pace <= before);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(36)]
    public void While_little_is_known_one_in_three_is_taken_for_late_however_soon_it_is_promised(double hours) =>
        Assert.Equal(1 / 3.0, Math.Exp(-new Experience().PaceOf(hours) * hours), 6);

    [Fact]
    public void A_far_promise_takes_no_longer_than_usual() => Assert.Equal(new Experience().PaceOf(100), new Experience().PaceOf(2_000));

    [Fact]
    public void A_promise_of_minutes_does_not_make_tickets_take_minutes() => Assert.Equal(new Experience().PaceOf(2), new Experience().PaceOf(0.05));

    [Fact]
    public void Whoever_took_long_a_hundred_times_is_not_believed_by_what_is_promised() =>
        Assert.InRange(Past(Desk, hours: 30, count: 100).PaceOf(2) * 30, 0.95, 1.1);

    [Fact]
    public void Load_is_what_waits_for_each_resolved_lately()
    {
        var past = Past(Desk, hours: 1, count: 5);
        var calm = past.OfGroup("desk").Load;
        for (var i = 0; i < 20; i++) past.Join(Desk, isInTime: true);
        Assert.True(past.OfGroup("desk").Load > calm + 1);
    }

    private static Experience Past(Likeness kind, double hours, int count)
    {
        var past = new Experience();
        Worked(past, kind, hours, count);
        return past;
    }

    private static void Worked(Experience past, Likeness kind, double hours, int count)
    {
        for (var i = 0; i < count; i++) past.Join(kind, isInTime: true);
        past.Hour += hours;
        for (var i = 0; i < count; i++) past.Leave(kind, isInTime: true, isResolved: true);
    }
}
