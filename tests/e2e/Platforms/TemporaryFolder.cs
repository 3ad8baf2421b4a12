namespace EduStream.Tests.E2E;

internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("edustream-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
