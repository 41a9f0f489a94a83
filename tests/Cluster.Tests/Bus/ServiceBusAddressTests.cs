namespace Platform.Cluster.Bus;

public sealed class ServiceBusAddressTests
{
    private const string Key = "SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE";

    [Theory]
    [InlineData("Endpoint=sb://shop.servicebus.windows.net/")]
    [InlineData("endpoint=sb://shop.servicebus.windows.net;EntityPath=facts")]
    [InlineData("https://shop.servicebus.windows.net:443/")]
    [InlineData("shop.servicebus.windows.net")]
    public void A_namespace_is_named_in_several_ways(string connection) => Assert.Equal("shop.servicebus.windows.net", ServiceBusAddress.Namespace(connection));

    [Theory]
    [InlineData("sb://localhost:5672")]
    [InlineData("sb://localhost")]
    public void An_emulator_is_administered_at_a_port_of_its_own(string endpoint) => Assert.Equal(
        $"Endpoint=sb://localhost:5300;{Key};UseDevelopmentEmulator=true;", ServiceBusAddress.ForAdministration($"Endpoint={endpoint};{Key};UseDevelopmentEmulator=true;", 5300));

    [Fact]
    public void Azure_is_administered_where_it_takes_messages()
    {
        var connection = $"Endpoint=sb://shop.servicebus.windows.net/;{Key}";
        Assert.Equal(connection, ServiceBusAddress.ForAdministration(connection, 5300));
    }
}
