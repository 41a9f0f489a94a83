using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Access;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceCredentialsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_device_sends_its_own_readings_with_its_own_key()
    {
        var device = (await app.One.Register()).Text("id");
        var (_, secret) = await NewKey(device);

        Assert.StartsWith("dk_", secret, StringComparison.Ordinal);
        Assert.Equal(1, (await Send(secret, Reading(device, Now))).Number("accepted"));
    }

    [Fact]
    public async Task A_key_tells_when_it_was_last_used()
    {
        var device = (await app.One.Register()).Text("id");
        var (id, secret) = await NewKey(device);
        var path = $"/v1/device-credentials/{id}";
        Assert.Equal(JsonValueKind.Null, (await app.One.Read(path)).GetProperty("lastUsedAt").ValueKind);

        await Send(secret, Reading(device, Now));
        await app.Services.GetRequiredService<DeviceKeyUses>().Flush(Ct);

        var used = (await app.One.Read(path)).GetProperty("lastUsedAt").GetDateTimeOffset();
        Assert.True(used >= Now);
        Assert.Equal(used, (await app.One.Read($"/v1/devices/{device}/credentials")).GetProperty("items")[0].GetProperty("lastUsedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_wrong_secret_is_no_use_of_the_key()
    {
        var (id, secret) = await NewKey((await app.One.Register()).Text("id"));
        await TrySend($"{secret[..^4]}{(secret.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBA" : "AAAA")}", "");
        await app.Services.GetRequiredService<DeviceKeyUses>().Flush(Ct);

        Assert.Equal(JsonValueKind.Null, (await app.One.Read($"/v1/device-credentials/{id}")).GetProperty("lastUsedAt").ValueKind);
    }

    [Fact]
    public async Task Another_device_is_none_to_it()
    {
        var (device, other) = ((await app.One.Register()).Text("id"), (await app.One.Register()).Text("id"));
        var (_, secret) = await NewKey(device);

        Assert.Equal(["reading.unknown-device"], (await Send(secret, Reading(other, Now))).Codes());
    }

    [Theory]
    [InlineData("/v1/devices")]
    [InlineData("/v1/telemetry/drops")]
    [InlineData("/v1/sites")]
    public async Task It_may_read_nothing(string path)
    {
        var (_, secret) = await NewKey((await app.One.Register()).Text("id"));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.ClientFor(secret).GetAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_nobodys()
    {
        var device = (await app.One.Register()).Text("id");
        var (id, secret) = await NewKey(device);
        await Send(secret, Reading(device, Now));

        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/device-credentials/{id}", Ct)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySend(secret, Reading(device, Now))).StatusCode);
        Assert.Empty((await app.One.Read($"/v1/devices/{device}/credentials")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_work_for_a_while_and_without_overlap_only_the_new_one()
    {
        var device = (await app.One.Register()).Text("id");
        var (id, first) = await NewKey(device);

        var second = (await Rotate(id, null)).Text("secret");
        Assert.Equal((1, 1), ((await Send(first, Reading(device, Now))).Number("accepted"), (await Send(second, Reading(device, Now))).Number("duplicates")));

        var third = (await Rotate(id, "PT0S")).Text("secret");
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySend(second, Reading(device, Now))).StatusCode);
        Assert.Equal(1, (await Send(third, Reading(device, Now))).Number("duplicates"));
    }

    [Fact]
    public async Task The_key_of_a_decommissioned_device_is_nobodys()
    {
        var device = (await app.One.Register()).Text("id");
        var (_, secret) = await NewKey(device);
        await app.One.Client.PutAsync($"/v1/devices/{device}/decommissioning", null, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySend(secret, Reading(device, Now))).StatusCode);
    }

    [Theory]
    [InlineData("dk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("dk_")]
    [InlineData("xx_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_key_we_did_not_give_out_is_nobodys(string key) => Assert.Equal(HttpStatusCode.Unauthorized, (await TrySend(key, "")).StatusCode);

    [Fact]
    public async Task A_secret_is_shown_once()
    {
        var device = (await app.One.Register()).Text("id");
        var (id, secret) = await NewKey(device);

        var shown = await app.One.Client.GetStringAsync($"/v1/device-credentials/{id}", Ct);
        Assert.Contains(secret[..15], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[16..], shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_tenant_finds_neither_the_device_nor_its_keys()
    {
        var device = (await app.One.Register()).Text("id");
        var (id, _) = await NewKey(device);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{device}/credentials", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/device-credentials/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/device-credentials/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsJsonAsync($"/v1/device-credentials/{id}/rotation", new { }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsJsonAsync($"/v1/devices/{device}/credentials", new { name = "mine" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_device_has_a_handful_of_keys_at_most()
    {
        var device = (await app.One.Register()).Text("id");
        for (var i = 0; i < 5; i++) await NewKey(device);
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.PostAsJsonAsync($"/v1/devices/{device}/credentials", new { name = "one more" }, Ct)).StatusCode);
    }

    private async Task<(string Id, string Secret)> NewKey(string device)
    {
        var answer = await app.One.Client.PostAsJsonAsync($"/v1/devices/{device}/credentials", new { name = "firmware" }, Ct);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var key = await answer.Json();
        return (key.Text("id"), key.Text("secret"));
    }

    private async Task<JsonElement> Rotate(string id, string? overlap) =>
        await (await app.One.Client.PostAsJsonAsync($"/v1/device-credentials/{id}/rotation", overlap is null ? new { } : new { overlap } as object, Ct)).Json();

    private async Task<JsonElement> Send(string key, string reading) => await (await TrySend(key, reading)).Json();

    private Task<HttpResponseMessage> TrySend(string key, string reading) => app.ClientFor(key).PostAsync("/v1/telemetry", new StringContent($"[{reading}]", Encoding.UTF8, "application/json"), Ct);
}
