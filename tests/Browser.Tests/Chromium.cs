using Microsoft.Playwright;

namespace Platform.Browser;

/// <summary>The machine's own Chromium or Chrome; none is ever downloaded.</summary>
internal static class Chromium
{
    private const string Setting = "PLATFORM_TEST_CHROMIUM";

    public const string Missing = $"The browser tests want a Chromium: apt-get install chromium, or name one in {Setting}.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    // Tests run in containers, without a display, and speak with nobody but the platform under test.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Without the arguments that are named, which are usual where nobody looks.</summary>
    public static Task<IBrowser> Launch(IPlaywright playwright, params string[] without) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments, Headless = true, IgnoreDefaultArgs = without });

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Setting} names a program that does not exist.", named);

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend("/usr/bin");
        return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
