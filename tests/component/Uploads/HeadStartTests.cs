using System.Buffers.Binary;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Storage.Folder;
using EduStream.Testing;
using EduStream.Uploads.HeadStart;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

/// <summary>Uploads whose index is in front are told of while the rest of them comes.</summary>
public sealed class HeadStartTests
{
    private static readonly byte[] Front = [.. Box("ftyp", 20), .. Box("free", 3000), .. Box("moov", 40_000), .. Box("mdat", 3_000_000)];
    private static readonly byte[] Behind = [.. Box("ftyp", 20), .. Box("mdat", 3_000_000), .. Box("moov", 40_000)];

    [Fact]
    public async Task The_index_is_there_and_the_rest_is_not()
    {
        await using var uploads = await StartAsync();
        var address = await uploads.CreatedAsync(Front.Length);
        (await uploads.PatchAsync(address, 0, Front[..60_000])).EnsureSuccessStatusCode();

        await Eventually.TrueAsync(() => uploads.Readable.Length == 1);
        var fact = uploads.Readable[0].Deserialize<UploadReadable>(ServiceDefaults.ServiceDefaults.Json)!;
        Assert.Equal((address[9..], uploads.Video, "instructor", Front.Length), (fact.UploadId.ToString(), fact.VideoId, fact.InstructorId, fact.Length));
        Assert.Empty(uploads.Announced);

        // More of it says nothing new.
        (await uploads.PatchAsync(address, 60_000, Front[60_000..])).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
        Assert.Single(uploads.Readable);
    }

    [Fact]
    public async Task A_single_request_is_watched_while_it_brings_the_bytes()
    {
        await using var uploads = await StartAsync();
        var address = await uploads.CreatedAsync(Front.Length);
        using var body = new SlowBody(Front, stopAt: 2_500_000);
        using var request = Request(HttpMethod.Patch, address, [], ("Upload-Offset", "0"));
        request.Content = new StreamContent(body) { Headers = { ContentType = new("application/offset+octet-stream") } };
        var sending = uploads.Instructor.SendAsync(request);

        await Eventually.TrueAsync(() => uploads.Readable.Length == 1);
        Assert.False(sending.IsCompleted);

        body.GoOn();
        (await sending).EnsureSuccessStatusCode();
        Assert.Equal(Front.Length, await uploads.OffsetAsync(address));
    }

    [Fact]
    public async Task An_index_behind_the_media_or_none_is_not_told()
    {
        await using var uploads = await StartAsync();
        byte[] nonsense = [.. Enumerable.Repeat((byte)7, 100_000)];
        foreach (var body in (byte[][])[Behind, nonsense])
        {
            var address = await uploads.CreatedAsync(body.Length);
            (await uploads.PatchAsync(address, 0, body[..60_000])).EnsureSuccessStatusCode();
            (await uploads.PatchAsync(address, 60_000, body[60_000..])).EnsureSuccessStatusCode();
        }

        await Eventually.TrueAsync(() => uploads.Announced.Length == 2);
        Assert.Empty(uploads.Readable);
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task Where_the_index_is(string name, byte[] file, int there, int place)
    {
        var folder = Directory.CreateTempSubdirectory("edustream-head-").FullName;
        try
        {
            var store = new FolderMediaStore(folder);
            await store.WriteAsync("x", new MemoryStream(file[..there]));
            Assert.True((IndexPlace)place == await IndexSearch.FindAsync(store, "x", there, CancellationToken.None), name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<string, byte[], int, int> Heads => new()
    {
        { "nothing", Front, 0, (int)IndexPlace.Unknown },
        { "half a header", Front, 15, (int)IndexPlace.Unknown },
        { "half an index", Front, 30_000, (int)IndexPlace.Unknown },
        { "the index to its last byte", Front, 43_020, (int)IndexPlace.Front },
        { "media first", Behind, 60_000, (int)IndexPlace.Behind },
        { "no MP4", [.. Box("moov", 100)], 100, (int)IndexPlace.Behind },
        { "a size that is no size", [.. Box("ftyp", 20), 0, 0, 0, 3, .. "moov"u8, .. new byte[100]], 100, (int)IndexPlace.Behind },
        { "to the end of the file", [.. Box("ftyp", 20), 0, 0, 0, 0, .. "moov"u8, .. new byte[100]], 100, (int)IndexPlace.Behind },
        { "a size beyond all bounds", [.. Box("ftyp", 20), 0, 0, 0, 1, .. "free"u8, 0x7f, 255, 255, 255, 255, 255, 255, 255, .. new byte[100]], 100, (int)IndexPlace.Behind },
        { "a size below zero", [.. Box("ftyp", 20), 0, 0, 0, 1, .. "free"u8, 0xff, 255, 255, 255, 255, 255, 255, 0, .. new byte[100]], 100, (int)IndexPlace.Behind },
        { "an index that is too large", [.. Box("ftyp", 20), 0, 0, 0, 1, .. "moov"u8, 0, 0, 0, 1, 0, 0, 0, 0, .. new byte[100]], 100, (int)IndexPlace.Behind },
        { "boxes without end", [.. Box("ftyp", 20), .. Enumerable.Range(0, 70).SelectMany(_ => Box("free", 8)), .. new byte[20]], 590, (int)IndexPlace.Behind },
    };

    private static byte[] Box(string type, int size)
    {
        var box = new byte[size];
        BinaryPrimitives.WriteInt32BigEndian(box, size);
        System.Text.Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        return box;
    }

    /// <summary>Stands still at a byte until it may go on.</summary>
    private sealed class SlowBody(byte[] content, int stopAt) : MemoryStream(content)
    {
        private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal void GoOn() => goesOn.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= stopAt)
            {
                await goesOn.Task;
            }

            return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Math.Max(1, (Position < stopAt ? stopAt : Length) - Position))], cancellationToken);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => PumpAsync(destination, cancellationToken);

        private async Task PumpAsync(Stream destination, CancellationToken stop)
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await ReadAsync(buffer, stop)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), stop);
                await destination.FlushAsync(stop);
            }
        }
    }
}
