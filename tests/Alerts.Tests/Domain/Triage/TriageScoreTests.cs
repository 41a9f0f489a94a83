using FsCheck;
using FsCheck.Fluent;
using Platform.Learning;

namespace Platform.Alerts.Domain.Triage;

public class TriageScoreTests
{
    private static readonly string[] Types = ["DEVICE_FAILURE", "SECURITY_BREACH", "INTRUSION", "SLA_BREACH_RISK", "FIRE_ALARM", "OTHER"];

    private static readonly Gen<TriageFacts> AnyFacts =
        from severity in Gen.Choose(1, 4)
        from type in Gen.Elements(Types)
        from asset in Gen.Elements(Enum.GetValues<Importance>())
        from site in Gen.Elements(Enum.GetValues<Importance>())
        from recurrences in Gen.Choose(0, 500)
        from flaps in Gen.Elements(true, false)
        from behind in Gen.Choose(0, 100_000)
        from outside in Gen.Elements(true, false)
        from worth in Gen.Choose(0, 400)
        from not in Gen.Choose(0, 400)
        select new TriageFacts { Severity = severity, Type = type, Asset = asset, Site = site, Recurrences = recurrences, IsFlapping = flaps, Behind = behind, IsOutsideHours = outside, Past = new(worth / 4.0, not / 4.0) };

    private static readonly Gen<TriageModel> AnyModel =
        from weights in Gen.Choose(-400, 400).ListOf(TriageSigns.Count)
        from usually in Gen.Choose(-200, 200).ListOf(TriageSigns.Count)
        from usual in Gen.Choose(-400, 400)
        from slope in Gen.Choose(20, 300)
        from shift in Gen.Choose(-300, 300)
        select new TriageModel(1, usual / 100.0, [.. usually.Select(u => u / 100f)], [.. weights.Select(w => w / 100f)], new(slope / 100.0, shift / 100.0));

    [Fact]
    public void The_usual_points_and_those_of_all_factors_add_up_to_the_priority() => Prop.ForAll(AnyFacts.ToArbitrary(), AnyModel.ToArbitrary(), (facts, model) =>
    {
        var score = TriageScore.Of(model, TriageSigns.Read(facts));
        return score.Priority is >= 0 and <= 100 && score.Usual + score.Reasons.Sum(r => r.Points) == score.Priority;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_factor_is_told_of() => Assert.Equal(Enum.GetValues<TriageFactor>(), Of(new()).Reasons.Select(r => r.Factor));

    [Fact]
    public void What_is_worse_is_never_less_urgent() => Prop.ForAll(AnyFacts.ToArbitrary(), facts => new[]
    {
        facts with { Severity = Math.Min(4, facts.Severity + 1) }, facts with { Asset = Importance.Critical }, facts with { Site = Importance.Critical },
        facts with { Behind = facts.Behind + 100 }, facts with { IsOutsideHours = true }, facts with { Past = facts.Past with { Worth = facts.Past.Worth + 5 } },
    }.All(worse => Of(worse).Priority >= Of(facts).Priority)).QuickCheckThrowOnFailure();

    [Theory, InlineData(2), InlineData(3), InlineData(4)]
    public void A_fire_goes_to_those_who_fight_it_however_often_there_was_none(int severity) =>
        Assert.InRange(Of(new() { Type = "FIRE_ALARM", Severity = severity, Past = new(0, 500) }).Priority, TriageScore.Route, 100);

    [Fact]
    public void A_gateway_that_takes_a_hundred_devices_with_it_is_told_to_supervisors() =>
        Assert.InRange(Of(new() { Type = "DEVICE_FAILURE", Severity = 4, Behind = 100 }).Priority, TriageScore.Escalate, 100);

    [Fact]
    public void A_warning_about_an_ordinary_device_waits() => Assert.InRange(Of(new() { Type = "DEVICE_FAILURE" }).Priority, 0, 50);

    [Fact]
    public void What_was_never_worth_a_page_becomes_less_urgent() =>
        Assert.InRange(Of(new() { Severity = 4, Past = new(0, 20) }).Priority, 0, Of(new() { Severity = 4 }).Priority - 20);

    [Fact]
    public void Verdicts_teach_what_is_worth_a_page()
    {
        var verdicts = Verdicts(600);
        var trained = TriageModel.Learn(verdicts)!;
        Assert.True(trained.LearnedBrier < trained.PriorBrier);
        Assert.True(Read(TriageModel.Of(1, trained.Model), night: true) > Read(TriageModel.Of(1, trained.Model), night: false) + 30);

        static int Read(TriageModel model, bool night) => TriageScore.Of(model, TriageSigns.Read(new() { IsOutsideHours = night })).Priority;
    }

    [Fact]
    public void Few_verdicts_teach_nothing() => Assert.Null(TriageModel.Learn(Verdicts(TriageModel.EnoughVerdicts - 1)));

    // To these people only what comes at night is worth it.
    private static List<LogisticExample> Verdicts(int count) => [.. Enumerable.Range(0, count).Select(n => new LogisticExample(
        DateTimeOffset.UnixEpoch.AddHours(n), $"{n:000000}", TriageSigns.Read(new() { Severity = n / 2 % 4 + 1, IsOutsideHours = n % 2 == 0 }), n % 2 == 0))];

    private static TriageScore Of(TriageFacts facts) => TriageScore.Of(TriageModel.Heuristic, TriageSigns.Read(facts));
}
