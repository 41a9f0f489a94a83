using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Platform.Browser;
using Platform.Contracts.Identity;
using Platform.Contracts.Messaging;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(BrowserApp))]

namespace Platform.Browser;

/// <summary>The whole platform with its web app, two tenants with places and devices in it, and a browser to look at it. One for all journeys.</summary>
public sealed class BrowserApp : IAsyncLifetime
{
    private sealed class WithWebApp : OwnPlatformApp
    {
        protected override IEnumerable<string> Settings => ["--Web:Build=true", "--Identity:SignIn:PerAddressPerMinute=1000", "--Identity:SignIn:PerAccountPerMinute=1000"];
    }

    private readonly WithWebApp _app = new();
    private IPlaywright? _playwright;
    private readonly Lazy<Task<string>> _signedIn;
    private IBrowser? _browser;

    public BrowserApp() => _signedIn = new(SignIn);

    /// <summary>The tenant the journeys are made in.</summary>
    internal Company One { get; private set; } = null!;

    /// <summary>The stranger, of whom nothing may be seen.</summary>
    internal Company Two { get; private set; } = null!;

    public string Url => _app.Url;

    public HttpClient ClientFor(string apiKey) => _app.ClientFor(apiKey);

    /// <summary>Tells the person whose windows are open something, and answers the key it is known by.</summary>
    public async Task<string> Tell(string title, string link, Urgency urgency)
    {
        var ct = TestContext.Current.CancellationToken;
        var person = (await _app.Services.GetRequiredService<IPersonDirectory>().WhoMay(_app.One.Id, "alerts.write", ct)).First(p => p.Email == _app.One.Email);
        var notification = new Notification(title, 1, "alerts", [person.Id], title, "It has been for ten minutes.", link, urgency);
        await _app.Services.GetRequiredService<INotifications>().Tell(_app.One.Id, [notification], ct);
        return notification.Key;
    }

    public Task Withdraw(string key, string reason) =>
        _app.Services.GetRequiredService<INotifications>().Withdraw(_app.One.Id, [key], reason, TestContext.Current.CancellationToken);

    /// <summary>Opens a company that has done nothing yet.</summary>
    internal async Task<Company> OpenCompany(string name, string site) => await Company.Open(await _app.Register("other", name, "Vera Holm"), site);

    /// <summary>Does what a schedule does, now.</summary>
    public Task Run(string schedule) => _app.Run(schedule);

    /// <summary>Waits for the newest letter to an address.</summary>
    public Task<ReceivedMail> MailTo(string address, Func<ReceivedMail, bool>? which = null) => _app.MailTo(address, which);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        await _app.InitializeAsync();
        One = await Company.Open(_app.One, "Harbour Tower", "Riverside Offices");
        Two = await Company.Open(_app.Two, "Brooklyn Shop");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Chromium.Path is not null) await _app.DisposeAsync();
    }

    /// <summary>A window nobody has signed in through; a test without a Chromium ends here, skipped.</summary>
    internal Task<Window> Open() => Open(new BrowserNewContextOptions());

    /// <summary>A window in which a person of the first company is signed in, at a path.</summary>
    internal async Task<Window> Open(string path, ViewportSize? size = null, ColorScheme theme = ColorScheme.Light)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var window = await Open(new BrowserNewContextOptions { ViewportSize = size, ColorScheme = theme, StorageState = await _signedIn.Value });
        await window.Page.GotoAsync(path);
        return window;
    }

    private async Task<Window> Open(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        options.BaseURL = Url;
        options.Locale = "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce; // what moves cannot be pressed yet
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var context = await _browser!.NewContextAsync(options);
        return new(context, await context.NewPageAsync());
    }

    // Once for all: nobody signs in a dozen times a minute, and the platform would not let them.
    private async Task<string> SignIn()
    {
        await using var window = await Open();
        await window.SignIn(One);
        return await window.Page.Context.StorageStateAsync();
    }
}
