using System.Net;

namespace Platform.Hosting.Outgoing;

public class PublicAddressesTests
{
    [Theory]
    [InlineData("93.184.216.34"), InlineData("8.8.8.8"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("169.253.1.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808"), InlineData("2002:808:808::1")]
    public void The_public_internet_is_called(string address) => Assert.True(PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.255.255.254"), InlineData("0.0.0.0"), InlineData("10.0.0.1"), InlineData("172.16.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.168.1.1"), InlineData("100.64.0.1"), InlineData("169.254.169.254"), InlineData("168.63.129.16"), InlineData("198.18.0.1"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("fe80::1"), InlineData("fec0::1"), InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("ff02::1"), InlineData("2001:db8::1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:169.254.169.254"), InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::1"), InlineData("2001:0:1::1"), InlineData("::127.0.0.1")]
    public void This_machine_its_network_and_every_disguise_of_them_are_not(string address) => Assert.False(PublicAddresses.Has(IPAddress.Parse(address)));
}
