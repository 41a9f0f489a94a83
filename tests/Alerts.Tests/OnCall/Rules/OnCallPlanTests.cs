using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

public class OnCallPlanTests
{
    private static readonly Layer Weekly = new("Weeks", [RotaCases.People[0]], new(2026, 3, 16), new(9, 0), ShiftUnit.Weeks);

    private static OnCallPlan Plan(params Layer[] layers) => new("Europe/Berlin", [.. layers], []);

    [Fact]
    public void A_plan_that_can_be_followed_is_one() => Assert.Null(Plan(Weekly).WhyNot());

    private static readonly Dictionary<string, OnCallPlan> Bad = new()
    {
        ["no layer"] = Plan(),
        ["too many layers"] = Plan([.. Enumerable.Repeat(Weekly, 11)]),
        ["a zone that is a file"] = Plan(Weekly) with { Zone = "/etc/passwd" },
        ["nobody"] = Plan(Weekly with { People = [] }),
        ["a crowd"] = Plan(Weekly with { People = [.. Enumerable.Repeat(RotaCases.People[0], 51)] }),
        ["no name"] = Plan(Weekly with { Name = " " }),
        ["no time"] = Plan(Weekly with { Every = 0 }),
        ["shifts of more than a year"] = Plan(Weekly with { Every = 60 }),
        ["an end before its beginning"] = Plan(Weekly with { EndsOn = Weekly.StartsOn }),
        ["before there were zones"] = Plan(Weekly with { StartsOn = new(1, 1, 1) }),
        ["a unit nobody knows"] = Plan(Weekly with { Unit = (ShiftUnit)7 }),
        ["hours that never come"] = Plan(Weekly with { Hours = new WeeklyHours() }),
        ["a holiday of a year"] = Plan(Weekly) with { Holidays = [new Holiday(new(2026, 1, 1), new(2026, 12, 31), "year")] },
    };

    [Theory]
    [InlineData("no layer")]
    [InlineData("too many layers")]
    [InlineData("a zone that is a file")]
    [InlineData("nobody")]
    [InlineData("a crowd")]
    [InlineData("no name")]
    [InlineData("no time")]
    [InlineData("shifts of more than a year")]
    [InlineData("an end before its beginning")]
    [InlineData("before there were zones")]
    [InlineData("a unit nobody knows")]
    [InlineData("hours that never come")]
    [InlineData("a holiday of a year")]
    public void A_plan_nobody_can_follow_is_refused(string what) => Assert.NotNull(Bad[what].WhyNot());

    [Fact]
    public void Plans_of_the_same_words_are_the_same() => Assert.Equal(Plan(Weekly), Plan(Weekly with { People = [.. Weekly.People] }));
}
