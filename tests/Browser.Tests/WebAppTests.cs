using System.Diagnostics;

namespace Platform.Browser;

/// <summary>The web app's own tests, which need no server: pure functions, the live stream's rules, components.</summary>
public sealed class WebAppTests
{
    [Fact]
    public async Task The_web_apps_own_tests_pass()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing); // whoever built the web app for the journeys fetched its packages too
        var start = new ProcessStartInfo("node", ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "--no-color"])
        {
            WorkingDirectory = Sources(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var vitest = Process.Start(start)!;
        var said = await Task.WhenAll(vitest.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), vitest.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await vitest.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(vitest.ExitCode == 0, string.Join('\n', said));
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Platform.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Web");
    }
}
