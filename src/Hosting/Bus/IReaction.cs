namespace Platform.Hosting.Bus;

/// <summary>
/// What a module does when it hears a fact of another one. It runs in a scope of its own with the tenant's call; facts of one session come in order.
/// Where its module has a database, it runs inside one transaction of it and takes effect exactly once; otherwise at least once. What it
/// throws undoes everything and brings the fact again: throw on a refusal that will pass.
/// </summary>
public interface IReaction<in TFact> where TFact : class
{
    Task React(TFact fact, CancellationToken ct);
}
