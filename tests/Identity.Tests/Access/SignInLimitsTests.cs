using System.Net;

namespace Platform.Identity.Access;

public class SignInLimitsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void An_account_is_tried_a_few_times_a_minute_from_wherever()
    {
        using var limits = new SignInLimits(new(PerAddressPerMinute: 100, PerAccountPerMinute: 2));

        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => limits.Refuse(IPAddress.Parse($"192.0.2.{i}"), "A@B") is null));
    }

    [Fact]
    public void An_address_tries_only_so_many_accounts()
    {
        using var limits = new SignInLimits(new(PerAddressPerMinute: 2, PerAccountPerMinute: 100));

        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => limits.Refuse(Here, $"{i}@B") is null));
    }

    [Fact]
    public void One_who_is_refused_is_told_how_long_to_wait()
    {
        using var limits = new SignInLimits(new(PerAddressPerMinute: 1, PerAccountPerMinute: 1));
        limits.Refuse(Here, "A@B");

        Assert.InRange(limits.Refuse(Here, "A@B")!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Addresses_of_one_IPv6_network_are_one_visitor() =>
        Assert.Equal(SignInLimits.Partition(IPAddress.Parse("2001:db8:1:2::1")), SignInLimits.Partition(IPAddress.Parse("2001:db8:1:2:ffff::9")));

    [Fact]
    public void An_IPv4_address_is_the_same_visitor_over_a_dual_socket() =>
        Assert.Equal(SignInLimits.Partition(Here), SignInLimits.Partition(Here.MapToIPv6()));
}
