using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Inventory;

public sealed class ImportedListsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private readonly Guid _import = Guid.NewGuid();
    private readonly ImportedLists _lists = new();

    [Fact]
    public async Task What_an_import_adds_while_it_is_looked_at_is_seen_at_the_next_look()
    {
        var first = await Edit(app.One, devices: 2);
        Assert.Equal(first.Devices, await Look(app.One));

        var second = await Edit(app.One, devices: 1);
        Assert.Equal(first.Devices.Union(second.Devices).ToHashSet(), await Look(app.One));
    }

    [Fact]
    public async Task An_edit_that_was_forgotten_is_no_longer_in_the_list()
    {
        var (gone, stays) = (await Edit(app.One, devices: 2), await Edit(app.One, devices: 2));
        Assert.Equal(4, (await Look(app.One)).Count);

        await Execute($"delete from devices.device_edits where id = '{gone.Edit}'");

        Assert.Equal(stays.Devices, await Look(app.One));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read_again()
    {
        await Edit(app.One, devices: 3);
        Assert.Same(await Look(app.One), await Look(app.One));
    }

    [Fact]
    public async Task Another_company_sees_nothing_of_it()
    {
        await Edit(app.One, devices: 3);
        Assert.Equal(3, (await Look(app.One)).Count);
        Assert.Empty(await Look(app.Two));
    }

    private async Task<IReadOnlySet<Guid>> Look(TestTenant tenant)
    {
        await using var scope = app.Services.CreateScopeFor(new Call(tenant.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        return await _lists.Of(scope.ServiceProvider.GetRequiredService<DevicesDb>(), _import, Ct);
    }

    private async Task<(Guid Edit, HashSet<Guid> Devices)> Edit(TestTenant tenant, int devices)
    {
        var (edit, changed) = (Guid.NewGuid(), Enumerable.Range(0, devices).Select(_ => Guid.NewGuid()).ToHashSet());
        await Execute($"""
            insert into devices.device_imports values ('{tenant.Id}', '{_import}', 'sensors.csv', '[]', '[]', '[]', '[]', 1, 1, 0, 0, 0, 0, 0, 0, '[]', '{Guid.Empty}', now(), null, null, now() + interval '1 day') on conflict do nothing;
            insert into devices.device_edits (tenant, id, import_id, changed, made_at, undo_by) values ('{tenant.Id}', '{edit}', '{_import}', {devices}, now(), now() + interval '1 hour');
            {string.Concat(changed.Select(device => $"insert into devices.edited_devices (tenant, edit_id, device, after) values ('{tenant.Id}', '{edit}', '{device}', '{"{}"}');"))}
            """);
        return (edit, changed);
    }

    private async Task Execute(string sql)
    {
        await using var command = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
