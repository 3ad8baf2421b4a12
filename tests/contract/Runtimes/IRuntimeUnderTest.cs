namespace EduStream.Tests.Contract.Runtimes;

/// <summary>A Dapr runtime that runs for one test.</summary>
public interface IRuntimeUnderTest : IAsyncDisposable
{
    /// <summary>In the order of the setup.</summary>
    IReadOnlyList<SidecarAddress> Sidecars { get; }
}
