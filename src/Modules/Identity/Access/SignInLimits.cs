using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Platform.Identity.Access;

/// <summary>
/// Slows down those who guess. Attempts are counted per network address and per e-mail address, whether or not anybody has it;
/// and no more passwords are hashed at once than there are processors, so that a flood of attempts leaves the rest of the API alive.
/// </summary>
internal sealed class SignInLimits(SignInSettings settings) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private const int Waiting = 256;

    private readonly PartitionedRateLimiter<string> _addresses = PerMinute(settings.PerAddressPerMinute);
    private readonly PartitionedRateLimiter<string> _accounts = PerMinute(settings.PerAccountPerMinute);
    private readonly ConcurrencyLimiter _hashing = new(new() { PermitLimit = Environment.ProcessorCount, QueueLimit = Waiting });

    /// <summary>How long to wait before trying again; null when this attempt may go on.</summary>
    public TimeSpan? Refuse(IPAddress? address, string normalizedEmail)
    {
        using var byAddress = _addresses.AttemptAcquire(Partition(address));
        if (!byAddress.IsAcquired) return After(byAddress);
        using var byAccount = _accounts.AttemptAcquire(normalizedEmail);
        return byAccount.IsAcquired ? null : After(byAccount);
    }

    /// <summary>A turn at the processor; not acquired when too many wait already.</summary>
    public ValueTask<RateLimitLease> Turn(CancellationToken ct) => _hashing.AcquireAsync(1, ct);

    public void Dispose()
    {
        _addresses.Dispose();
        _accounts.Dispose();
        _hashing.Dispose();
    }

    /// <summary>Whoever has one IPv6 address has the 2^64 addresses of its network.</summary>
    internal static string Partition(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static TimeSpan After(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;

    private static PartitionedRateLimiter<string> PerMinute(int attempts) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = attempts, Window = Window, SegmentsPerWindow = 6 }));
}
