using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Outgoing;

/// <summary>Calls to addresses that somebody typed in: webhooks, imports, uptime checks. Everything that leaves the house goes through here.</summary>
public static class OutgoingRegistration
{
    /// <summary>The client's name: <c>IHttpClientFactory.CreateClient(OutgoingRegistration.Client)</c>.</summary>
    public const string Client = "outgoing";

    private const int MostRedirects = 3;
    private const int MostHeaderKilobytes = 32;
    private const long MostBytes = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddOutgoing(this IServiceCollection services)
    {
        services.AddSettings(OutgoingOptions.Setting);
        services.AddSingleton(sp => OutgoingOptions.From(sp.GetRequiredService<IConfiguration>()));
        services.AddHttpClient(Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (Patience, MostBytes))
            .ConfigurePrimaryHttpMessageHandler(sp => Handler(sp.GetRequiredService<OutgoingOptions>(), Dns.GetHostAddressesAsync))
            .AddHttpMessageHandler(() => new OutgoingManners());
        return services;
    }

    internal static SocketsHttpHandler Handler(OutgoingOptions options, ResolveName resolve) => new()
    {
        ConnectCallback = new CheckedConnect(options, resolve).Open,
        UseProxy = false, // a proxy would look up the name itself
        UseCookies = false,
        AllowAutoRedirect = true,
        MaxAutomaticRedirections = MostRedirects,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    /// <summary>Says no before anything is asked of the network, and lets a refusal be seen as what it is.</summary>
    internal sealed class OutgoingManners : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https" } uri) throw CheckedConnect.Refused("Only http and https are called.");
            if (uri.UserInfo.Length > 0) throw CheckedConnect.Refused("An address with a name and a password in it is not called.");
            try { return await base.SendAsync(request, cancellationToken); }
            catch (HttpRequestException e) when (e.InnerException is OutgoingRefusedException refused) { throw refused; }
        }
    }
}
