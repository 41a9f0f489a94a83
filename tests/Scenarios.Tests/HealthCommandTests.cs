using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>A container without any other program asks with the program itself whether it is well.</summary>
public sealed class HealthCommandTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_platform_that_wants_traffic_is_well()
    {
        // On a busy machine it gives up, as it should: it is asked again, as who watches a container does.
        for (var hang = DateTime.UtcNow.AddSeconds(90); ;)
        {
            await using var asked = await HostProcess.Run(new Uri(app.Url).Port, "health").Ended(Ct);
            Assert.True(asked.ExitCode == 0 || DateTime.UtcNow < hang, asked.Said);
            if (asked.ExitCode != 0) continue;
            Assert.Contains("200 Healthy", asked.Said, StringComparison.Ordinal);
            return;
        }
    }

    [Fact]
    public async Task Where_nobody_answers_it_is_not()
    {
        await using var asked = await HostProcess.Run("health").Ended(Ct);
        Assert.Contains("Nobody answers", asked.Said, StringComparison.Ordinal);
        Assert.Equal(1, asked.ExitCode);
    }
}
