using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Http.Limits;

/// <summary>
/// Counts calls per caller in token buckets and tells each answer how many are left, in the fields of the IETF draft
/// draft-ietf-httpapi-ratelimit-headers. Each process counts on its own.
/// </summary>
internal sealed class CallLimiter(IConfiguration configuration) : IDisposable
{
    private readonly ConcurrentDictionary<RateLimit, RateLimit> _configured = new();
    private readonly PartitionedRateLimiter<Caller> _buckets = PartitionedRateLimiter.Create<Caller, Caller>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, static c => Bucket(c.Limit)));

    public bool Admit(HttpContext context)
    {
        var caller = CallerOf(context);
        using var lease = _buckets.AttemptAcquire(caller);
        var left = lease.IsAcquired ? _buckets.GetStatistics(caller)?.CurrentAvailablePermits ?? 0 : 0;
        var limit = caller.Limit;
        var full = (int)Math.Ceiling((limit.Burst - left) / limit.PerSecond);

        // At the start of the answer: the handler of faults clears what was set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = $"\"{limit.Name}\";q={limit.Burst};w={limit.Window}";
            context.Response.Headers["RateLimit"] = $"\"{limit.Name}\";r={left};t={full}";
            return Task.CompletedTask;
        });
        if (!lease.IsAcquired) context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(1 / limit.PerSecond)).ToString(CultureInfo.InvariantCulture);
        return lease.IsAcquired;
    }

    public void Dispose() => _buckets.Dispose();

    private Caller CallerOf(HttpContext context)
    {
        var apart = context.GetEndpoint()?.Metadata.GetMetadata<RateLimit>();
        var user = context.User;
        if (user.FindFirst(CallClaims.Key) is { } limited && int.TryParse(user.FindFirst(CallClaims.Pace)?.Value, CultureInfo.InvariantCulture, out var pace))
            return new(limited.Value, RateLimit.OfKey(pace)); // its own measure holds wherever it knocks
        if (user.FindFirst(CallClaims.Key) is { } key) return new(key.Value, Configured(apart ?? RateLimit.Key));
        if (user.FindFirst(CallClaims.Actor) is { } actor)
            return new($"{user.FindFirst(CallClaims.Tenant)?.Value}/{actor.Value}", Configured(apart ?? RateLimit.Person));
        // A stranger gains nothing by knocking where machines may knock often.
        return new(Address(context), Configured(apart is { } && (apart.IsForStrangers || apart.PerSecond < RateLimit.Stranger.PerSecond) ? apart : RateLimit.Stranger));
    }

    private RateLimit Configured(RateLimit limit) => _configured.GetOrAdd(limit, static (l, c) => l.ReadFrom(c), configuration);

    // A household or a server owns at least a /64 of IPv6, so that is one stranger.
    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } v6 => Convert.ToHexString(v6.GetAddressBytes().AsSpan(0, 8)),
        var v4 => v4.ToString(),
    };

    private static TokenBucketRateLimiterOptions Bucket(RateLimit limit)
    {
        // A whole number of tokens per period: about ten times a second, or once per token when they come slower than that.
        var tokens = Math.Max(1, (int)Math.Round(limit.PerSecond / 10));
        return new()
        {
            TokenLimit = limit.Burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / limit.PerSecond),
            QueueLimit = 0,
        };
    }

    private sealed record Caller(string Who, RateLimit Limit);
}
