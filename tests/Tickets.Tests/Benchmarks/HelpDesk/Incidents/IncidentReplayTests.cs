using Platform.Benchmarks.Running;
using Platform.TestKit;

namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>
/// Part of a real help desk's log, lived again over the API. The rows are from "Incident management process enriched event log" (C. Amaral, M. Fantinato,
/// S. Peres; UCI Machine Learning Repository, CC BY 4.0), with the columns that are read.
/// </summary>
public sealed class IncidentReplayTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Tickets_come_to_stand_as_a_real_help_desk_recorded_them()
    {
        var log = RecordedIncidents.Open(Path.Combine(AppContext.BaseDirectory, "incidents.csv"));
        using var api = new Api(new(app.Url), app.One.ApiKey);
        var outcome = await ReplayOutcome.Of(log, api, people: 4, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Mismatches);
        Assert.Equal(log.Rows - log.Complaints.Count, outcome.Events);
        Assert.Contains(log.Incidents, i => i.Rows[^1].Reopens > 0);
    }

    [Fact]
    public async Task A_difference_is_listed_with_its_incident_and_line()
    {
        // Nothing is new twice with us: whoever says so is contradicted.
        var log = RecordedIncidents.Read(new StringReader($"{RecordedIncidentsTests.Header}\n{RecordedIncidentsTests.Row("INC1", "Active", 0)}\n{RecordedIncidentsTests.Row("INC1", "New", 1)}\n"));
        using var api = new Api(new(app.Url), app.One.ApiKey);
        var outcome = await ReplayOutcome.Of(log, api, people: 1, TestContext.Current.CancellationToken);
        Assert.Contains(outcome.Mismatches, mismatch => mismatch.StartsWith("INC1, line 3: state was new", StringComparison.Ordinal));
    }
}
