using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Postgres;

public sealed class PostgresOptionsTests
{
    [Fact]
    public void The_settings_say_where_everything_is()
    {
        var options = PostgresOptions.From(Settings(("Data:Folder", "/srv/data"), ("Postgres:Bin", "/opt/pg/bin"), ("Postgres:Port", "5433"), ("Postgres:CacheFolder", "/srv/cache")));

        Assert.Equal(
            (Path.GetFullPath("/srv/data/postgres"), Path.GetFullPath("/opt/pg/bin"), 5433, Path.GetFullPath("/srv/cache")),
            (options.Folder, options.Bin, options.Port, options.CacheFolder));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("0")]
    [InlineData("65536")]
    public void A_port_that_is_none_is_refused(string port)
    {
        var refusal = Assert.Throws<StartupException>(() => PostgresOptions.From(Settings(("Postgres:Port", port))));

        Assert.Equal($"The setting Postgres:Port is '{port}', which is not a port.", refusal.Problem);
    }

    [Fact]
    public void Without_a_setting_each_clone_has_a_folder_of_its_own_outside_the_source()
    {
        var folder = DataFolder.From(Settings());

        Assert.Matches("-[0-9a-f]{8}$", folder);
        Assert.DoesNotContain(folder, AppContext.BaseDirectory, StringComparison.Ordinal);
        Assert.True(Account.Current.CanReach(folder));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
