using System.Text.Json;
using EduStream.Storage;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.PublishVideo.Work;

/// <summary>Moves files between the store and local scratch, and keeps small facts as JSON. The first commit of a path stays.</summary>
internal sealed class WorkFiles(IMediaStore store)
{
    /// <summary>The version's plan, which must have been committed.</summary>
    internal async Task<WorkPlan> ReadPlanAsync(PublishVideoInput version) => await ReadAsync<WorkPlan>(WorkPaths.Plan(version));

    internal async Task<bool> ExistsAsync(string path) => await store.FindAsync(path) is not null;

    internal async Task<T> ReadAsync<T>(string path)
    {
        await using var stream = await store.OpenReadAsync(path);
        return (await JsonSerializer.DeserializeAsync<T>(stream, Conventions.Json))!;
    }

    internal Task CommitAsync<T>(string path, T value) => WriteAsync(path, value, WriteMode.CreateNew);

    internal Task ReplaceAsync<T>(string path, T value) => WriteAsync(path, value, WriteMode.Replace);

    internal async Task CommitFileAsync(string path, string file)
    {
        await using var content = File.OpenRead(file);
        await store.WriteAsync(path, content, WriteMode.CreateNew);
    }

    internal async Task FetchAsync(string path, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var content = await store.OpenReadAsync(path);
        await using var copy = File.Create(file);
        await content.CopyToAsync(copy);
    }

    private async Task WriteAsync<T>(string path, T value, WriteMode mode)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, Conventions.Json));
        await store.WriteAsync(path, content, mode);
    }
}
