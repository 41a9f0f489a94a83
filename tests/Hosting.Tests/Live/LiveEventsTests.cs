using System.Net;
using System.Text.Json;
using Platform.Conformance;

namespace Platform.Hosting.Live;

public sealed class LiveEventsTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static string Topic => LiveHost.Topic;

    [Fact]
    public async Task An_event_stream_tells_the_snapshot_and_then_every_frame()
    {
        var (answer, lines) = await host.Events($"?topic={Topic}");
        using var _ = answer;
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);

        var snapshot = await Next(lines);
        var value = host.Count();
        var frame = await Next(lines);

        Assert.Equal("snapshot", snapshot.Name);
        Assert.Equal(value - 1, snapshot.Data.GetProperty("snapshot").GetProperty("value").GetInt32());
        Assert.Equal("frame", frame.Name);
        Assert.Equal(value, frame.Data.GetProperty("data").GetProperty("value").GetInt32());
        Assert.Equal($"{frame.Data.GetProperty("epoch").GetString()}/{frame.Data.GetProperty("seq").GetInt64()}", frame.Id);
    }

    [Fact]
    public async Task A_client_that_comes_back_with_the_last_id_goes_on_in_every_topic()
    {
        host.Counters.Add(host.Tenant, "counter:2");
        var query = $"?topic={Topic}&topic=counter:2";
        var (first, lines) = await host.Events(query);
        await Next(lines);
        var id = (await Next(lines)).Id;
        first.Dispose();
        var value = host.Count();
        host.Counters.Count(host.Feed, host.Tenant, "counter:2");

        var (second, more) = await host.Events(query, id);
        using var _ = second;

        var missed = new[] { await Next(more), await Next(more) };
        Assert.All(missed, e => Assert.Equal("frame", e.Name));
        Assert.Equal(value, missed[0].Data.GetProperty("data").GetProperty("value").GetInt32());
        Assert.Equal("counter:2", missed[1].Data.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_is_still_there()
    {
        var (answer, lines) = await host.Events($"?topic={Topic}");
        using var _ = answer;
        await Next(lines);

        for (var heartbeats = 0; heartbeats < 2;)
            if (await Line(lines) == ": still here") heartbeats++;
    }

    [Theory]
    [InlineData("?topic=counter:1&topic=counter:999")]
    [InlineData("?topic=nothing")]
    public async Task A_topic_that_is_not_for_the_caller_refuses_the_whole_stream(string query)
    {
        var (answer, _) = await host.Events(query);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?topic=1&topic=2&topic=3&topic=4&topic=5&topic=6&topic=7&topic=8&topic=9&topic=10&topic=11&topic=12&topic=13&topic=14&topic=15&topic=16&topic=17&topic=18&topic=19&topic=20&topic=21")]
    public async Task Naming_no_topic_or_too_many_is_a_malformed_request(string query)
    {
        var (answer, _) = await host.Events(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_closed_stream_ends()
    {
        var (answer, lines) = await host.Events($"?topic={Topic}");
        using var _ = answer;
        await Next(lines);

        host.Connections.Close(_ => true);

        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await Line(lines) is not null) Assert.False(guard.IsCancellationRequested, "The stream goes on.");
    }

    [Theory]
    [InlineData("a/1,b/2", "a/1,b/2")]
    [InlineData("a/1,b/2,c/3", ",")]
    [InlineData("a/1", ",")]
    [InlineData("a/x,b/2", ",b/2")]
    [InlineData("", ",")]
    [InlineData(null, ",")]
    public void An_id_that_is_not_ours_means_from_the_beginning(string? id, string understood) =>
        Assert.Equal(understood, EventPositions.Parse(["one", "two"], id).ToString());

    private static async Task<(string Name, string Id, JsonElement Data)> Next(StreamReader lines)
    {
        string name = "", id = "";
        for (var guard = System.Diagnostics.Stopwatch.StartNew(); ;)
        {
            Assert.True(guard.Elapsed < TimeSpan.FromMinutes(1), "Nothing but heartbeats came.");
            var line = await Line(lines) ?? throw new EndOfStreamException();
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (name, id, JsonElement.Parse(line[6..]));
        }
    }

    private static Task<string?> Line(StreamReader lines) => lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
}
