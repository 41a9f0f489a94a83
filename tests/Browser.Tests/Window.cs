using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Platform.Browser;

/// <summary>A browser window of its own, with cookies of its own, and a memory for what its console complains of.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>Milliseconds; a guard against hanging on a busy machine, not an expectation.</summary>
    private const float Patience = 90_000;

    // While the window is not in front no toast lapses: what offers Undo is there until it is pressed, however long that takes.
    // An open menu would close with it.
    private const string NeverInFront = "() => { setInterval(() => document.querySelector('[role=menu]') ?? dispatchEvent(new Event('blur')), 100) }";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        // A change refused because the platform changed the same thing meanwhile is sent again: the browser reports the first try as an error.
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.Contains("412 (Precondition Failed)", StringComparison.Ordinal)) _complaints.Enqueue($"{message.Type} at {page.Url}: {message.Text}"); };
        page.DOMContentLoaded += (_, _) => _ = KeepToasts();
        page.PageError += (_, error) => _complaints.Enqueue($"error at {page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the console complained of so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task SignIn(Company company, string path = "/sites")
    {
        await Page.GotoAsync(path);
        await Try(company.Email, company.Password);
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        // The browser itself reports the question "who is signed in?" as an error when the answer is nobody.
        _complaints.Clear();
    }

    /// <summary>Fills in the door's form and knocks.</summary>
    public async Task Try(string email, string password)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public ILocator Row(string name) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The sign that what is on the page moves as it is reported.</summary>
    public ILocator Live => Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Live" }).First;

    /// <summary>Forgets the cookies, as a browser does when they expire.</summary>
    public Task ForgetCookies() => _context.ClearCookiesAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var complaint in _complaints) TestContext.Current.TestOutputHelper?.WriteLine(complaint);
        await _context.DisposeAsync();
    }

    // Not as a script of every document: the frames of a page may forbid scripts, and complain.
    private async Task KeepToasts()
    {
        try
        {
            await Page.EvaluateAsync(NeverInFront);
        }
        catch (PlaywrightException)
        {
            // The page is on its way elsewhere, or closed.
        }
    }
}
