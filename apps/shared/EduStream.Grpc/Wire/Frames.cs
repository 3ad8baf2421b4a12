using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Google.Protobuf;

namespace EduStream.Grpc.Wire;

/// <summary>A message on the wire: one flag byte, four bytes of length (big-endian), the message.</summary>
internal static class Frames
{
    private const int HeaderLength = 5;

    public static void Write(IBufferWriter<byte> output, IMessage message)
    {
        var header = output.GetSpan(HeaderLength);
        header[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)message.CalculateSize());
        output.Advance(HeaderLength);
        message.WriteTo(output);
    }

    /// <summary>Reads one message; null at the end of the stream.</summary>
    public static async Task<T?> ReadAsync<T>(PipeReader input, int maxBytes, string? encoding, CancellationToken stop)
        where T : class, IMessage<T>, new()
    {
        while (true)
        {
            var read = await input.ReadAsync(stop);
            var buffer = read.Buffer;
            if (TryParse<T>(ref buffer, maxBytes, encoding, out var message))
            {
                input.AdvanceTo(buffer.Start);
                return message;
            }

            if (read.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new GrpcException(GrpcStatusCode.Internal, "The stream ended inside a message.");
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool TryParse<T>(ref ReadOnlySequence<byte> buffer, int maxBytes, string? encoding, out T? message)
        where T : class, IMessage<T>, new()
    {
        message = null;
        if (buffer.Length < HeaderLength)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        if (buffer.Length < HeaderLength + length)
        {
            return false;
        }

        var body = buffer.Slice(HeaderLength, length);
        message = new T();
        try
        {
            message.MergeFrom(header[0] == 0 ? body : Inflate(body, encoding, maxBytes));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new GrpcException(new GrpcStatus(GrpcStatusCode.Internal, "The message cannot be read."), inner: error);
        }

        buffer = buffer.Slice(body.End);
        return true;
    }

    private static ReadOnlySequence<byte> Inflate(ReadOnlySequence<byte> body, string? encoding, int maxBytes)
    {
        if (encoding != "gzip")
        {
            throw new GrpcException(GrpcStatusCode.Unimplemented, $"Compression '{encoding}' is not supported.");
        }

        var packed = body.ToArray();
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var plain = new byte[Math.Min(maxBytes, 64 * 1024)];
        var length = 0;
        try
        {
            while (gzip.Read(plain, length, plain.Length - length) is var count and > 0)
            {
                length += count;
                if (length == plain.Length)
                {
                    // One byte more than allowed is enough to tell; a bomb never unfolds further.
                    Array.Resize(ref plain, length > maxBytes ? throw TooLarge(maxBytes) : (int)Math.Min(length * 2L, maxBytes + 1L));
                }
            }
        }
        catch (InvalidDataException error)
        {
            throw new GrpcException(new GrpcStatus(GrpcStatusCode.Internal, "The compressed message cannot be read."), inner: error);
        }

        // The stream reads a cut-off body as a short one; the last four bytes hold the true length.
        return packed.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - 4)) == length
            ? new ReadOnlySequence<byte>(plain, 0, length)
            : throw new GrpcException(GrpcStatusCode.Internal, "The compressed message is cut off.");
    }

    private static GrpcException TooLarge(int maxBytes) =>
        new(GrpcStatusCode.ResourceExhausted, $"The message is larger than {maxBytes} bytes.");
}
