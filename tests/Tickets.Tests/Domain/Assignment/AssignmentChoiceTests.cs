using FsCheck;
using FsCheck.Fluent;
using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain.Assignment;

public class AssignmentChoiceTests
{
    private static readonly Guid Team = Guid.NewGuid(), Ada = Guid.Parse("0193d000-0000-7000-8000-000000000001"), Bob = Guid.Parse("0193d000-0000-7000-8000-000000000002");
    private static readonly AssignmentRule Turns = new() { Name = "Lifts", Strategy = AssignmentStrategy.RoundRobin }, Fewest = Turns with { Strategy = AssignmentStrategy.LeastBusy };

    private static Candidate Of(Guid person, int open = 0, DateTimeOffset? last = null, string[]? skills = null) => new(person, skills ?? [], open, null, last, IsWorking: true, MaySee: true);

    [Fact]
    public void By_turns_whoever_waited_longest_is_next() =>
        Assert.Equal((Bob, "0 open, next in turn"), Chosen(Turns, Of(Ada, last: Noon), Of(Bob, last: Noon.AddHours(-1))));

    [Fact]
    public void Whoever_has_the_fewest_open_is_the_least_busy() => Assert.Equal((Bob, "1 open, fewer than anybody else"), Chosen(Fewest, Of(Ada, 3), Of(Bob, 1)));

    [Fact]
    public void It_takes_somebody_with_the_skill() =>
        Assert.Equal((Ada, "skill 'lifts', 3 open, the only one who can take it now"), Chosen(Turns with { Skills = ["lifts"] }, Of(Ada, 3, Noon, ["Lifts"]), Of(Bob)));

    [Fact]
    public void Nobody_is_given_a_ticket_outside_their_hours()
    {
        var (away, there) = (Of(Ada) with { IsWorking = false }, Of(Bob, last: Noon));
        Assert.Equal(Bob, Chosen(Turns, away, there).Person);
        Assert.Equal(Ada, Chosen(Turns with { InHoursOnly = false }, away, there).Person);
        Assert.Equal((null, "nobody who could take it works at this hour"), Chosen(Turns, away));
    }

    [Fact]
    public void Nobody_has_more_than_they_may() => Assert.Equal((null, "everybody who could take it has as many open tickets as they may have"), Chosen(Turns, Of(Ada, 5) with { MostOpen = 5 }));

    [Fact]
    public void Nobody_is_given_what_they_may_not_see() => Assert.Equal((null, "nobody of the team may see tickets of its site"), Chosen(Turns, Of(Ada) with { MaySee = false }));

    [Fact]
    public void A_team_without_members_gets_the_ticket_itself() => Assert.Equal((null, "the team has no members"), Chosen(Turns));

    [Fact]
    public void By_turns_everybody_gets_as_many_as_anybody_else_but_one() => Prop.ForAll(Gen.Choose(1, 8).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (people, tickets) =>
    {
        var (given, last) = (new int[people], new DateTimeOffset?[people]);
        for (var i = 0; i < tickets; i++)
        {
            var chosen = Chosen(Turns, [.. Enumerable.Range(0, people).Select(p => Of(Person(p), given[p], last[p]))]).Person!.Value;
            var who = Enumerable.Range(0, people).Single(p => Person(p) == chosen);
            (given[who], last[who]) = (given[who] + 1, Noon.AddSeconds(i));
        }

        return given.Max() - given.Min() <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_candidates_decides_nothing() => Prop.ForAll(Gen.Choose(0, 3).ArrayOf(6).ToArbitrary(), open =>
    {
        Candidate[] candidates = [.. open.Select((n, i) => Of(Person(i), n, n % 2 == 0 ? null : Noon))];
        return Chosen(Fewest, candidates) == Chosen(Fewest, [.. candidates.Reverse()]) && Chosen(Turns, candidates) == Chosen(Turns, [.. candidates.Reverse()]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_rule_that_fits_holds()
    {
        var rules = AssignmentRules.None(Tenant) with { Rules = [Turns with { Name = "Lifts", Category = "lifts", ToTeam = Team }, Turns with { Name = "Rest", Team = Team }] };
        Assert.Equal("Lifts", rules.RuleFor(null, "lifts", Guid.Empty)?.Name);
        Assert.Equal("Rest", rules.RuleFor(Team, "doors", Guid.Empty)?.Name);
        Assert.Null(rules.RuleFor(null, "doors", Guid.Empty));
    }

    [Fact]
    public void A_rule_that_names_no_team_fits_no_ticket_without_one() => Assert.False(Turns.Covers(null, null, Guid.Empty));

    private static Guid Person(int number) => Guid.Parse($"0193d000-0000-7000-8000-{number:000000000000}");

    private static (Guid? Person, string Why) Chosen(AssignmentRule rule, params Candidate[] candidates) => AssignmentChoice.Of(rule, Team, candidates) is var choice ? (choice.PersonId, choice.Why) : default;
}
