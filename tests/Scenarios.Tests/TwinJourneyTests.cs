using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Twins;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>A twin may live in another process than who speaks to it: all it is told, and all it answers, must get there whole.</summary>
public sealed class TwinJourneyTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public void Whatever_twins_of_any_kind_are_told_arrives_in_another_process_as_it_was_sent()
    {
        var engines = app.Services.GetServices<ITwinEngine>().ToList();
        Assert.Superset(new HashSet<string>(["alerts", "device", "site", "ticket"]), engines.Select(e => e.Kind).ToHashSet());
        Assert.All(engines, engine => Assert.NotEmpty(TwinJourney.SignalsOf(engine)));

        Assert.Equal("", string.Join('\n', engines.SelectMany(engine => TwinJourney.SignalsOf(engine).Select(signal => TwinJourney.Loss(signal, engine.SignalType))).OfType<string>()));
    }

    [Fact]
    public void Whatever_twins_of_any_kind_answer_arrives_in_another_process_as_it_was_sent()
    {
        var replies = app.Services.GetServices<ITwinEngine>().SelectMany(TwinJourney.SignalsOf).Select(TwinJourney.ReplyTo).OfType<Type>().ToList();

        Assert.NotEmpty(replies);
        Assert.Equal("", string.Join('\n', replies.Select(reply => TwinJourney.Loss(reply, reply)).OfType<string>()));
    }

    [Fact]
    public void What_would_be_lost_on_the_way_is_noticed() => Assert.Contains("Unsaid", TwinJourney.Loss(typeof(Secretive), typeof(Secretive)));

    public sealed class Secretive
    {
        public int Said { get; init; }
        internal Guid Unsaid { get; } = Guid.NewGuid();
    }
}
