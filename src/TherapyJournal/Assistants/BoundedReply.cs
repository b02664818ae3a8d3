namespace TherapyJournal.Assistants;

/// <summary>A service's answer as it arrives: it ends somewhere, and where it breaks off that is a <see cref="ModelFaultException"/>.</summary>
internal sealed class BoundedReply(Stream reply) : Stream
{
    // A summary has a few kilobytes, streamed a few hundred; the list of all models about fifty.
    private const long Longest = 4 * 1024 * 1024;

    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await reply.ReadAsync(buffer, cancellationToken);
            read += count;
            return read <= Longest ? count : throw new ModelFaultException(AssistantFailure.TooLong);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelFaultException(AssistantFailure.Unreachable, OneRetry.Usual);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Nobody blocks a thread on a model.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reply.Dispose();
        }
        base.Dispose(disposing);
    }
}
