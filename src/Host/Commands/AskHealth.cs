using Microsoft.AspNetCore.Http;
using Platform.Hosting;

namespace Platform.Host.Commands;

/// <summary>health: asks the platform that runs beside it whether it wants traffic; for containers that hold no other program to ask with.</summary>
internal static class AskHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var urls = PlatformHost.Compose(modules, args).Configuration["Urls"] is { Length: > 0 } given ? given : "http://127.0.0.1:5080";
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(Reachable(urls.Split(';')[0]));
            Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw new StartupException($"Nobody answers at {urls}: {e.Message}", "Is the platform running here, with the same Urls?", e);
        }
    }

    /// <summary>Who listens on every address listens on this one, too.</summary>
    internal static Uri Reachable(string address)
    {
        var bound = BindingAddress.Parse(address);
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : bound.Host;
        return new($"{bound.Scheme}://{host}:{bound.Port}/health");
    }
}
