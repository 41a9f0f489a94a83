using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Http.Limits;

/// <summary>How often one caller may ask: a bucket of <paramref name="Burst"/> calls that fills again at a steady pace.</summary>
public sealed record RateLimit(string Name, int Burst, double PerSecond)
{
    /// <summary>An API key.</summary>
    public static readonly RateLimit Key = new("key", 400, 100);

    /// <summary>A person in the web app.</summary>
    public static readonly RateLimit Person = new("person", 200, 50);

    /// <summary>An address nobody has signed in from.</summary>
    public static readonly RateLimit Stranger = new("stranger", 60, 10);

    /// <summary>Machines that send readings: few callers, many calls.</summary>
    public static readonly RateLimit Intake = new("intake", 10_000, 5_000);

    /// <summary>A provider that posts the mails of many: what it is refused it may never post again.</summary>
    public static readonly RateLimit Mail = new("mail", 2_000, 100) { IsForStrangers = true };

    /// <summary>A program that posts what it watches: in a bad hour a lot, and often from the one address of a company.</summary>
    public static readonly RateLimit Webhook = new("webhook", 2_000, 200) { IsForStrangers = true };

    /// <summary>It counts for who has not signed in as well, because they sign in with what they send.</summary>
    public bool IsForStrangers { get; private init; }

    /// <summary>An API key that was given a measure of its own: a minute's worth at once, and so many each minute.</summary>
    public static RateLimit OfKey(int perMinute) => new("key", perMinute, perMinute / 60.0);

    private static readonly RateLimit[] All = [Key, Person, Stranger, Intake, Mail, Webhook];

    internal static Setting[] Settings => [.. All.SelectMany(limit => new[]
    {
        Setting.Number($"RateLimits:{limit.Name}:Burst", $"Calls a caller ({limit.Name}) may make at once.", $"{limit.Burst}", 1, 10_000_000),
        Setting.Number($"RateLimits:{limit.Name}:PerSecond", $"Calls per second a caller ({limit.Name}) may go on with.", $"{limit.PerSecond}", 0.0001, 1_000_000),
    })];

    internal RateLimit ReadFrom(IConfiguration configuration) => this with
    {
        Burst = configuration.GetValue($"RateLimits:{Name}:Burst", Burst),
        PerSecond = configuration.GetValue($"RateLimits:{Name}:PerSecond", PerSecond),
    };

    /// <summary>Seconds until an empty bucket is full again.</summary>
    internal int Window => (int)Math.Max(1, Math.Ceiling(Burst / PerSecond));
}

public static class RateLimitEndpoints
{
    /// <summary>Counts calls to these endpoints apart from the caller's others, by another measure.</summary>
    public static TBuilder WithRateLimit<TBuilder>(this TBuilder endpoints, RateLimit limit) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(limit);
}
